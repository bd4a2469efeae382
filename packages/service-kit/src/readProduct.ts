import { createHash } from 'node:crypto';
import { constants, realpathSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { FileProduct } from '@wombat/proto';
import { ok, type Result, refuse } from '@wombat/result';

/** Why a product is not given: it is not there, or it is not what was written. */
export type ProductFault = { code: 'missing' | 'changed' | 'unreadable'; message: string };

/**
 * A product as it was written, by the path and SHA-256 that the log tells of it. Nothing outside the data folder is
 * opened, nor what a link leads to: products are written by us, and never as links.
 */
export async function readProduct(
  dataRoot: string,
  { path, sha256 }: FileProduct,
): Promise<Result<Buffer, ProductFault>> {
  const place = placeOfProduct(dataRoot, path);
  if (!place.ok) return place;
  try {
    const bytes = await readWhole(place.value);
    if (createHash('sha256').update(bytes).digest('hex') === sha256) return ok(bytes);
    return refuse({ code: 'changed', message: `${path} was changed since it was made: reduce the series again` });
  } catch (error) {
    return refuse(faultOf(error, path));
  }
}

async function readWhole(place: string): Promise<Buffer> {
  const file = await open(place, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** Where a product lies on the disk: below the data folder, with no link on the way. */
export function placeOfProduct(dataRoot: string, path: string): Result<string, ProductFault> {
  try {
    const root = realpathSync(dataRoot);
    const place = join(root, path);
    if (place.startsWith(root + sep) && realpathSync(place) === place) return ok(place);
    const message = `${path} leads out of the data folder, or by a link: it is not opened`;
    return refuse({ code: 'unreadable', message });
  } catch (error) {
    return refuse(faultOf(error, path));
  }
}

function faultOf(error: unknown, path: string): ProductFault {
  const { code } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (code === undefined) throw error;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return { code: 'missing', message: `${path} is not on the disk any more: reduce the series again` };
  return { code: 'unreadable', message: `${path} cannot be read (${code})` };
}
