import type { Request } from '../../arguments.js';
import { ServiceDirectory } from '../../ops/serviceDirectory.js';
import { readPlaces } from '../../places/readPlaces.js';
import { complain } from '../../report/complain.js';

/** `ask [NIGHT [TARGET [FILTER]]]`: has a running pipeline ask VSX and VSP now for what waits for their answer. */
export async function ask(request: Request): Promise<number> {
  const read = readPlaces(request, process.env);
  if (!read.ok) return complain(read.fault.sentences);
  const [night = '', targetName = '', filter = ''] = request.words;
  const directory = new ServiceDirectory(read.value.home);
  try {
    const catalog = directory.client('catalog');
    if (catalog === null)
      return complain(['nothing runs here: ./wombat up and ./wombat run --once ask at their start']);
    const asked = await catalog.askAgain({ night, targetName, filter });
    if (!asked.ok) return complain([asked.fault.message]);
    process.stdout.write(`VSX and VSP are asked now for ${asked.value.series} series\n`);
    return 0;
  } finally {
    directory.close();
  }
}
