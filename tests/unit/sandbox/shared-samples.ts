import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Where DATEV's published material lies beside the project, if it does. */
export const sharedFolder = resolve('../shared');
export const hasSharedFolder = existsSync(sharedFolder);

export interface EdgeCase {
  readonly name: string;
  readonly kind: 'L' | 'D';
  readonly isValid: boolean;
  readonly content: Buffer;
}

/** Small files with one deviation each and the verdict of DATEV's schemas. */
export function edgeCases(): EdgeCase[] {
  if (!hasSharedFolder) return [];
  const folder = resolve(sharedFolder, 'samples/edge');
  return readFileSync(resolve(folder, 'cases.tsv'), 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .filter(([name = '']) => name !== '' && existsSync(resolve(folder, `${name}.xml`)))
    .map(([name = '', kind = '', verdict]) => ({
      name,
      kind: kind === 'L' ? 'L' : 'D',
      isValid: verdict === 'ok',
      content: readFileSync(resolve(folder, `${name}.xml`)),
    }));
}
