import { measureRequest } from '@wombat/by-hand/pixels/measureRequest';
import { photometryTable } from '@wombat/by-hand/pixels/photometryTable';
import { readStars } from '@wombat/by-hand/pixels/readStars';
import type { Request } from '../../arguments.js';
import { complain } from '../../report/complain.js';

/**
 * `measure`: the same stars on many frames. Frames that cannot be measured are said and left out; the exit code is then
 * 1.
 */
export async function measure({ words, options }: Request): Promise<number> {
  const asked = measureRequest(options);
  if (!asked.ok) return complain([asked.fault.message]);
  if (!options.out) return complain(['measure needs --out: the table to write']);
  const stars = readStars(asked.value.stars);
  if (!stars.ok) return complain([stars.fault.message]);
  const problems = await photometryTable(words, options.out, { stars: stars.value, request: asked.value });
  return problems.length > 0 ? complain(problems) : 0;
}
