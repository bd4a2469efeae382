import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failPoint } from '@wombat/eventlog/fail-points';
import { replaceFile } from '@wombat/fits/replace-file';
import { sweepTemporaries } from '@wombat/fits/temporary-file';
import type { FileProduct } from '@wombat/proto';
import { safeFilterName, safeName } from './safeName.js';

/** Folder of the products of one reduction, relative to the data root; `folder` is the night's own folder name. */
export function productFolder(place: { folder: string; targetName: string; filter: string; revision: number }): string {
  return join(place.folder, 'Reduced', safeName(place.targetName), safeFilterName(place.filter), `r${place.revision}`);
}

/** Of the file that tells what every row of a report rests on; it lies beside the report. */
export function provenancePath(place: Parameters<typeof productFolder>[0] & { night: string }): string {
  return join(productFolder(place), `${safeName(place.targetName)}_${place.night}_provenance.json`);
}

/** Takes away what writers that were killed left half written beside these products, whose work is done again. */
export async function sweepBeside(dataRoot: string, products: readonly string[]): Promise<void> {
  for (const folder of new Set(products.map(dirname))) await sweepTemporaries(join(dataRoot, folder));
}

/** Writes a text product wholly or not at all, also across a power cut. */
export async function writeTextProduct(dataRoot: string, path: string, text: string): Promise<FileProduct> {
  const full = join(dataRoot, path);
  await mkdir(dirname(full), { recursive: true });
  await sweepBeside(dataRoot, [path]);
  const { sha256 } = await replaceFile(full, { pieces: [Buffer.from(text)] });
  failPoint('product.placed');
  return { path, sha256 };
}
