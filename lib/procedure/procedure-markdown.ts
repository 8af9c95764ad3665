import type { Block } from './block';

/** The description as Markdown, for whoever keeps it among his own documents. */
export function procedureMarkdown(title: string, blocks: readonly Block[]): string {
  return `${[`# ${line(title)}`, ...blocks.map(blockText)].join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `## ${line(block.text)}`;
    case 'paragraph':
      return line(block.text);
    case 'steps':
      return block.items.map((item, index) => `${index + 1}. ${line(item)}`).join('\n');
    case 'facts':
      return table(
        ['', ''],
        block.facts.map(([label, value]) => [label, value]),
      );
    case 'table':
      return table(block.head, block.rows);
  }
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const text = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [text(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(text)].join('\n');
}

/** What people typed stays text: signs of Markdown and HTML lose their meaning. */
function line(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_<>#[\]]/g, (sign) => `\\${sign}`);
}

function cell(text: string): string {
  return line(text).replaceAll('|', '\\|');
}
