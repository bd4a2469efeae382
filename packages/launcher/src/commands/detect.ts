import type { Request } from '../arguments.js';
import { readFrame } from '../pixels/readFrame.js';
import { starTable } from '../pixels/starTable.js';
import { complain } from '../report/complain.js';

/** `detect`: the stars of a frame as a table, and what they are like as one line of JSON. */
export async function detect({ words: [path = ''], options }: Request): Promise<number> {
  const read = await readFrame(path);
  if (!read.ok) return complain([`${path}: ${read.fault.message}`]);
  process.stdout.write(`${JSON.stringify(starTable(read.value, options.out))}\n`);
  return 0;
}
