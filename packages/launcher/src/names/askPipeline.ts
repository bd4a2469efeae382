import type { GrpcFault } from '@wombat/service-kit/grpc';
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

/** Asks the running pipeline, or tells it who the star is; the exit code, or null where it knows no such folder. */
export async function askPipeline(catalog: ServiceClient, word: NameWord): Promise<number | null> {
  const { folder, star, by, note } = word;
  if (star === undefined) {
    const target = await catalog.getTarget({ targetName: folder, night: '', filter: '' });
    if (!target.ok) return unanswered(target.fault);
    process.stdout.write(`${targetReport(target.value).join('\n')}\n`);
    return 0;
  }
  const set = await catalog.setAlias({ folder, star, by, note });
  if (!set.ok) return unanswered(set.fault);
  const { name, raDegrees, decDegrees } = set.value;
  const who = name === '' ? `the star at RA ${raDegrees} Dec ${decDegrees}` : name;
  process.stdout.write(
    `${folder} is ${who} from now on, said ${by}. What waited for it or was another star is reduced.\n`,
  );
  return 0;
}

function unanswered({ code, message }: GrpcFault): number | null {
  return code === 'NOT_FOUND' ? null : complain([message]);
}
