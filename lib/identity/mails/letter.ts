/** Content of a mail in the order it is read; text and HTML are made of the same parts, so neither says more. */
export interface Letter {
  readonly language: 'de' | 'en';
  readonly subject: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  readonly link?: { readonly label: string; readonly url: string };
  /** Why this mail came, and what to do if it should not have. */
  readonly small: string;
}

export interface WrittenLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Pure. Whatever people typed (names) is escaped, and a line break in it makes no header of its own. */
export function writeLetter(letter: Letter): WrittenLetter {
  const { greeting, paragraphs, link, small } = letter;
  const subject = letter.subject.replaceAll(/\s+/g, ' ').trim();
  const lines = [greeting, ...paragraphs];
  return {
    subject,
    text: [...lines, ...(link ? [`${link.label}:\n${link.url}`] : []), small].join('\n\n'),
    html: [
      `<!doctype html><html lang="${letter.language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
      '<body style="font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;max-width:36em">',
      ...lines.map((line) => `<p>${escaped(line).replaceAll('\n', '<br>')}</p>`),
      ...(link ? [linkHtml(link)] : []),
      `<p style="font-size:13px;color:#555">${escaped(small)}</p>`,
      '</body></html>',
    ].join('\n'),
  };
}

/** The address stands beside the button, so that a reader sees where it leads. */
function linkHtml({ label, url }: { readonly label: string; readonly url: string }): string {
  const address = escaped(url);
  return `<p><a href="${address}">${escaped(label)}</a></p>\n<p style="font-size:13px;color:#555">${address}</p>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
