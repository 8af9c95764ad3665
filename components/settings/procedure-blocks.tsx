import { Facts } from '@/components/ui/facts';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { Block } from '@/lib/procedure/block';

/** The description of the procedure on the screen: the same blocks as on paper. */
export function ProcedureBlocks({ blocks }: { blocks: readonly Block[] }) {
  const captions = blocks.map((_, index) => lastHeading(blocks, index));
  return (
    <div className="flex flex-col gap-3">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text may stand twice, the list never changes in place
        <ShownBlock key={index} block={block} caption={captions[index] ?? ''} />
      ))}
    </div>
  );
}

/** A table is called by the heading it stands under. */
function lastHeading(blocks: readonly Block[], index: number): string {
  const heading = blocks.slice(0, index + 1).findLast(({ kind }) => kind === 'heading');
  return heading?.kind === 'heading' ? heading.text : '';
}

function ShownBlock({ block, caption }: { block: Block; caption: string }) {
  switch (block.kind) {
    case 'heading':
      return <h3 className="mt-5 text-base font-semibold">{block.text}</h3>;
    case 'paragraph':
      return <p className="max-w-prose">{block.text}</p>;
    case 'steps':
      return (
        <ol className="flex max-w-prose list-decimal flex-col gap-1.5 pl-6">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
      );
    case 'facts':
      return <Facts facts={block.facts.map(([label, value]) => ({ label, value }))} />;
    case 'table':
      return (
        <div className="overflow-hidden rounded-xl border border-line">
          <Table caption={caption} isBounded isStacked>
            <thead>
              <tr>
                {block.head.map((text) => (
                  <HeaderCell key={text}>{text}</HeaderCell>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows may be alike, the list never changes in place
                <tr key={index}>
                  {row.map((cell, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above
                    <Cell key={column} label={block.head[column]} className="figures">
                      {cell}
                    </Cell>
                  ))}
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      );
  }
}
