import type { FileProduct } from '@wombat/proto';
import { readProduct } from '@wombat/service-kit/read-product';
import type { Finding } from './finding.js';

/** Files against the SHA-256 the log tells of them; `seen` is told how many of how many have been read. */
export async function verifyFiles(
  { about, data, files }: { about: string; data: string; files: readonly FileProduct[] },
  seen: (count: number, all: number) => void,
): Promise<Finding> {
  const faults: string[] = [];
  for (const [index, file] of files.entries()) {
    const read = await readProduct(data, file);
    if (!read.ok) faults.push(read.fault.message);
    seen(index + 1, files.length);
  }
  return { about, states: `${files.length} files, all as they were written`, faults };
}
