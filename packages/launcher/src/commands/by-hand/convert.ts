import { convertRequest } from '@wombat/by-hand/sky/convertRequest';
import { skyConditions } from '@wombat/by-hand/sky/skyConditions';
import type { Request } from '../../arguments.js';
import { complain } from '../../report/complain.js';

/** `convert`: AstroImageJ's coordinate converter for the shell, one line of JSON. */
export async function convert(request: Request): Promise<number> {
  const read = convertRequest(request.options);
  if (!read.ok) return complain([read.fault.message]);
  const { position, jdUtc, site } = read.value;
  process.stdout.write(`${JSON.stringify(skyConditions(position, jdUtc, site))}\n`);
  return 0;
}
