import type { ServiceClient } from '../ops/serviceClient.js';
import { complain } from '../report/complain.js';
import { targetReport } from './targetReport.js';

export interface NameWord {
  folder: string;
  /** A name or coordinates; absent: only who it is or may be. */
  star: string | undefined;
  by: string;
  note: string;
}

/** gRPC's code for what is not there: the pipeline knows no such folder (yet). */
const NOT_FOUND = 5;

/** Asks the running pipeline, or tells it who the star is; the exit code, or null where it knows no such folder. */
export async function askPipeline(catalog: ServiceClient, word: NameWord): Promise<number | null> {
  const { folder, star, by, note } = word;
  try {
    if (star === undefined) {
      const target = await catalog.getTarget({ targetName: folder, night: '', filter: '' });
      process.stdout.write(`${targetReport(target).join('\n')}\n`);
      return 0;
    }
    const { name, raDegrees, decDegrees } = await catalog.setAlias({ folder, star, by, note });
    const who = name === '' ? `the star at RA ${raDegrees} Dec ${decDegrees}` : name;
    process.stdout.write(
      `${folder} is ${who} from now on, said ${by}. What waited for it or was another star is reduced.\n`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'details' in error)) throw error;
    return error.code === NOT_FOUND ? null : complain([String(error.details)]);
  }
}
