/** Building blocks of our schemas: what DATEV's XML-Schnittstelle online accepts, written from its published field rules. */

/** The XML Schema prolog; lists such as currencies come from one place in the code, so schema and checks cannot disagree. */
export function schemaOf(targetNamespace: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="${targetNamespace}" targetNamespace="${targetNamespace}"
  elementFormDefault="qualified">
${body}
</xs:schema>
`;
}

/** Text of `smallest` to `largest` characters. */
export function textType(name: string, largest: number, smallest = 1): string {
  return `<xs:simpleType name="${name}"><xs:restriction base="xs:string">
    <xs:minLength value="${smallest}"/><xs:maxLength value="${largest}"/>
  </xs:restriction></xs:simpleType>`;
}

/** Text of a pattern; base types other than string collapse white space around the value. */
export function patternType(name: string, pattern: string, base = 'xs:string'): string {
  return `<xs:simpleType name="${name}"><xs:restriction base="${base}">
    <xs:pattern value="${pattern.replaceAll('&', '&amp;')}"/>
  </xs:restriction></xs:simpleType>`;
}

/** One of a list of codes; as one pattern, which is checked faster than as many enumerated values. */
export function codeType(name: string, codes: readonly string[]): string {
  return patternType(name, codes.join('|'));
}

/**
 * A decimal with a fixed number of decimals and no leading zeros. `positive`: greater than zero; `notZero`: any sign but zero;
 * `any`: any sign; `notNegative`: zero or more. A plus sign is within the format, DATEV's text forbids it (a rule of its own).
 */
export function decimalType(
  name: string,
  whole: number,
  decimals: number,
  sign: 'positive' | 'notZero' | 'any' | 'notNegative',
): string {
  const digits = `[+\\-]?(0|[1-9]\\d{0,${whole - 1}})\\.\\d{${decimals}}`;
  const lowest = sign === 'positive' || sign === 'notNegative' ? '<xs:minInclusive value="0"/>' : '';
  const shape = `<xs:restriction base="xs:decimal">${lowest}<xs:pattern value="${digits}"/></xs:restriction>`;
  if (sign === 'any' || sign === 'notNegative')
    return `<xs:simpleType name="${name}">${shape}</xs:simpleType>`;
  return `<xs:simpleType name="${name}"><xs:restriction>
    <xs:simpleType>${shape}</xs:simpleType>
    <xs:pattern value=".*[1-9].*"/>
  </xs:restriction></xs:simpleType>`;
}

/** `<xs:element/>` that may be left out. */
export function optional(name: string, type: string): string {
  return `<xs:element name="${name}" type="${type}" minOccurs="0"/>`;
}
