import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Reference material beside the project: DATEV's schemas and foreign samples. Tests that need it are skipped without it. */
const folder = path.resolve('../shared');

export const hasReference = existsSync(path.join(folder, 'xsd'));
export const datevSchemaFolder = path.join(folder, 'xsd');

export function sample(...parts: string[]): Buffer {
  return readFileSync(path.join(folder, 'samples', ...parts));
}

export interface EdgeCase {
  readonly name: string;
  readonly kind: 'L' | 'D';
  readonly isValid: boolean;
  readonly xml: string;
}

/** The 109 cases with DATEV's verdict; four are too large for a file and are generated from their small brothers. */
export function edgeCases(): EdgeCase[] {
  const lines = sample('edge', 'cases.tsv').toString('utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [name = '', kind, verdict] = line.split('\t');
    return { name, kind: kind === 'L' ? 'L' : 'D', isValid: verdict === 'ok', xml: edgeXml(name) };
  });
}

function edgeXml(name: string): string {
  switch (name) {
    case '5000_lines':
      return repeat('ok_minimal', 'accountsReceivableLedger', 5000);
    case '5001_lines':
      return repeat('ok_minimal', 'accountsReceivableLedger', 5001);
    case 'doc_4999_documents':
      return repeat('doc_ok', 'document', 4999);
    case 'doc_5000_documents':
      return repeat('doc_ok', 'document', 5000);
    default:
      return sample('edge', `${name}.xml`).toString('utf8');
  }
}

function repeat(name: string, element: string, times: number): string {
  const xml = sample('edge', `${name}.xml`).toString('utf8');
  const one = new RegExp(`<${element}[ >][\\s\\S]*?</${element}>`);
  const found = one.exec(xml)?.[0] ?? '';
  return xml.replace(one, () => found.repeat(times));
}
