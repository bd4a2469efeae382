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
  return {
    about,
    states: `${files.length} files, all as they were written`,
    faults: inOne(faults, files.length, data),
  };
}

/** Where not one file is there, it is the folder that is wrong: one sentence says more than one for each. */
function inOne(faults: string[], all: number, data: string): string[] {
  const [first] = faults;
  if (first === undefined || all < 2 || faults.length < all) return faults;
  return [
    `none of ${all} files is right in ${data}: is that the data folder of this home (--data)? The first: ${first}`,
  ];
}
