import { wcsPoint } from '@wombat/by-hand/sky/wcsPoint';
import { readHeader } from '@wombat/fits';
import { wcsFromCards } from '@wombat/sky';
import type { Request } from '../../arguments.js';
import { complain } from '../../report/complain.js';

/** `wcs FILE`: where a position lies on a solved frame, or what a pixel shows, one line of JSON. */
export async function wcs({ words: [file = ''], options }: Request): Promise<number> {
  const image = await readHeader(file);
  if (!image.ok) return complain([`${file}: ${image.fault.message}`]);
  const { header, width, height } = image.value;
  const solution = wcsFromCards((keyword) => header.getNumber(keyword) ?? header.getString(keyword));
  if (!solution.ok) return complain([`${file}: ${solution.fault.message}`]);
  const point = wcsPoint(options, { wcs: solution.value, width, height });
  if (!point.ok) return complain([point.fault.message]);
  process.stdout.write(`${JSON.stringify(point.value)}\n`);
  return 0;
}
