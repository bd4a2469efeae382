import { refuse } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import type { ByteSource } from './byteSource.js';
import { findImage } from './findImage.js';
import type { Hdu } from './hdu.js';
import { openSource } from './openSource.js';
import { readingFault } from './readingFault.js';
import { truncation } from './truncation.js';

/**
 * Opens a file, finds the image that is meant, makes sure that its pixels can be there, and hands it on with the source
 * standing at its data. What the file system or the gzip reader throws meanwhile becomes a fault.
 */
export async function withImage<T>(
  path: string,
  use: (hdu: Hdu, source: ByteSource) => Promise<FitsResult<T>>,
): Promise<FitsResult<T>> {
  const opened = await openSource(path);
  if (!opened.ok) return opened;
  const source = opened.value;
  let offset = 0;
  try {
    const found = await findImage(source);
    if (!found.ok) return found;
    offset = found.value.dataOffset;
    const there = Math.max(0, source.mostBytes - offset);
    if (there < found.value.layout.dataBytes) {
      return refuse(truncation({ ...found.value, there: source.exact ? there : undefined }));
    }
    return await use(found.value, source);
  } catch (error) {
    return refuse(readingFault(error, offset));
  } finally {
    await source.close();
  }
}
