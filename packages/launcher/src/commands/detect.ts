import type { Request } from '../arguments.js';
import { readFrame } from '../pixels/readFrame.js';
import { complain } from '../report/complain.js';

/** `detect`: the stars of a frame as a table, and what they are like as one line of JSON. */
export async function detect({ words: [path = ''], options }: Request): Promise<number> {
  // The frame is read while the detection is loaded.
  const [read, { starTable }] = await Promise.all([readFrame(path), import('../pixels/starTable.js')]);
  if (!read.ok) return complain([`${path}: ${read.fault.message}`]);
  process.stdout.write(`${JSON.stringify(starTable(read.value, options.out))}\n`);
  return 0;
}
