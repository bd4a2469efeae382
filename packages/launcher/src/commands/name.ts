import { join } from 'node:path';
import { nameCandidates, politeClients } from '@wombat/aavso';
import { SOFTWARE } from '@wombat/service-kit/software';
import type { Request } from '../arguments.js';
import { askPipeline } from '../names/askPipeline.js';
import { type AskedName, nameReport } from '../names/nameReport.js';
import { whoever } from '../names/whoever.js';
import { ServiceDirectory } from '../ops/serviceDirectory.js';
import { type Places, readPlaces } from '../places/readPlaces.js';
import { complain } from '../report/complain.js';

/**
 * `name FOLDER [NAME]`: while a pipeline runs that knows the folder, who its star is or may be, or with a name the
 * person's word to it; else the names VSX is asked for, who it is, and what to write in the configuration.
 */
export async function name(request: Request): Promise<number> {
  const [folder = '', star] = request.words;
  const read = readPlaces(request, process.env);
  if (!read.ok) return complain(read.fault.sentences);
  const { by = whoever(read.value.config.observer.code), note = '' } = request.options;
  const directory = new ServiceDirectory(read.value.home);
  try {
    const catalog = directory.client('catalog');
    const told = catalog === null ? null : await askPipeline(catalog, { folder, star, by, note });
    return told ?? (await askVsx({ folder, given: star }, read.value));
  } finally {
    directory.close();
  }
}

async function askVsx(
  { folder, given }: { folder: string; given: string | undefined },
  places: Places,
): Promise<number> {
  const { home, config } = places;
  const configured = config.targets[folder]?.name;
  const names = given === undefined && configured !== undefined ? [configured] : nameCandidates(given ?? folder);
  if (names.length === 0) return complain(['name needs the name of a folder: ./wombat name FOLDER [NAME]']);
  process.stdout.write(`VSX is asked for: ${names.join(', ')}\n`);
  const { vsx } = politeClients({
    settings: config.aavso,
    software: SOFTWARE.replace(' ', '/'),
    cacheFolder: join(home, 'cache'),
    now: () => new Date(),
    report: (text) => complain([text]),
  });
  const asked: AskedName[] = [];
  for (const one of names) {
    asked.push({ name: one, answer: await vsx.byName(one) });
    if (asked.at(-1)?.answer.outcome === 'unavailable') break;
  }
  const { lines, code } = nameReport({ folder, asked, byFolder: given === undefined });
  process.stdout.write(`${lines.join('\n')}\n`);
  return code;
}
