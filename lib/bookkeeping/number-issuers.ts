import { groupBy } from './group-by';
import type { NumberedDocument } from './number-collisions';
import { partnerMatchKey } from './partner-accounts';

/**
 * Documents of one number, by who issued them: the same invoice may come by the API with a supplier's number and as an e-invoice
 * with his name alone, and must not go twice (T5). One key or one VAT id is one issuer; one name is, unless numbers or VAT ids
 * tell two apart.
 */
export function issuersOf(documents: readonly NumberedDocument[]): NumberedDocument[][] {
  const first = documents[0];
  if (documents.length === 1 && first) return [[first]];
  const vague = vagueNames(documents);
  const marks = new JoinedMarks();
  for (const document of documents) {
    const [own, ...others] = marksOf(document, vague);
    for (const mark of others) marks.join(own, mark);
  }
  const groups = groupBy(documents, (document) => marks.rootOf(marksOf(document, vague)[0]));
  return [...groups.values()];
}

/** Marks of which some name the same issuer; each finds the one that stands for all of them. */
class JoinedMarks {
  readonly #next = new Map<string, string>();

  join(one: string, other: string): void {
    const root = this.rootOf(one);
    const target = this.rootOf(other);
    if (root !== target) this.#next.set(root, target);
  }

  rootOf(mark: string): string {
    let root = mark;
    for (let next = this.#next.get(root); next !== undefined; next = this.#next.get(root)) root = next;
    // The way is shortened, so that long chains are walked once.
    for (let step = mark; step !== root; ) {
      const next = this.#next.get(step) ?? root;
      this.#next.set(step, root);
      step = next;
    }
    return root;
  }
}

function marksOf(
  { partnerKey, issuer }: NumberedDocument,
  vague: ReadonlySet<string>,
): [string, ...string[]] {
  const vatId = (issuer?.vatId ?? '').replace(/[^0-9A-Za-z]/g, '').toUpperCase();
  const name = nameOf(issuer);
  return [
    `key ${partnerKey}`,
    ...(vatId === '' ? [] : [`vat ${vatId}`]),
    ...(vague.has(name) ? [`name ${name}`] : []),
  ];
}

/** Names under which somebody gave no number of the supplier, and somebody no VAT id: there the name alone has to tell. */
function vagueNames(documents: readonly NumberedDocument[]): ReadonlySet<string> {
  const withoutNumber = new Set<string>();
  const withoutVatId = new Set<string>();
  for (const { issuer } of documents) {
    if (issuer?.customerNumber === null) withoutNumber.add(nameOf(issuer));
    if (issuer?.vatId === null) withoutVatId.add(nameOf(issuer));
  }
  return new Set([...withoutNumber].filter((name) => name !== '' && withoutVatId.has(name)));
}

function nameOf(issuer: NumberedDocument['issuer']): string {
  return issuer ? partnerMatchKey({ customerNumber: null, name: issuer.name }) : '';
}
