import type { Request } from '../../arguments.js';
import { whoever } from '../../names/whoever.js';
import { ServiceDirectory } from '../../ops/serviceDirectory.js';
import { readPlaces } from '../../places/readPlaces.js';
import { complain } from '../../report/complain.js';

/** `pause NIGHT` and `resume NIGHT`: tell the pipeline that runs here when to work on a night. */
export async function pause(request: Request, paused: boolean): Promise<number> {
  const read = readPlaces(request, process.env);
  if (!read.ok) return complain(read.fault.sentences);
  const { home, config } = read.value;
  const [night = ''] = request.words;
  const { by = whoever(config.observer.code) } = request.options;
  const directory = new ServiceDirectory(home);
  try {
    const ingest = directory.client('ingest');
    if (ingest === null) return complain(['nothing runs here: start it with ./wombat up']);
    const answer = await ingest.pauseNight({ night, paused, by });
    if (!answer.ok) return complain([answer.fault.message]);
    process.stdout.write(paused ? `${night} waits until ./wombat resume ${night}\n` : `${night} goes on\n`);
    return 0;
  } finally {
    directory.close();
  }
}
