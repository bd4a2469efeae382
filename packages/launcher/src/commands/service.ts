import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { makeHomeSecret } from '@wombat/service-kit/home-secret';
import type { Request } from '../arguments.js';
import { readBrokerFile } from '../broker/brokerFile.js';
import { urlAs } from '../broker/brokerUsers.js';
import { environmentOf, readPlaces } from '../places/readPlaces.js';
import { answers } from '../preflight/answers.js';
import { brokerProblem } from '../preflight/preflight.js';
import { programNamed, programNames } from '../registry.js';
import { complain } from '../report/complain.js';
import { brokerAlone } from './brokerAlone.js';

/** `service NAME`: one program of ours in this very process, until it is told to stop; null: it goes on. */
export async function service(request: Request): Promise<number | null> {
  const read = readPlaces(request, process.env);
  if (!read.ok) return complain(read.fault.sentences);
  const places = read.value;
  const name = request.words[0] ?? '';
  if (name === 'broker') return brokerAlone(places);
  const program = programNamed(name);
  if (program === null) return complain([`no service '${name}': there are broker, ${programNames().join(', ')}`]);
  if (!existsSync(program.file)) return complain([`${name} is not built: ${program.file} is missing`]);
  const natsUrl = places.natsUrl ?? readBrokerFile(places.home)?.url ?? null;
  if (natsUrl === null || (places.natsUrl === null && !(await answers(natsUrl)))) {
    return complain([
      `no broker runs in the home ${places.home}: start one with ./wombat service broker, or set NATS_URL`,
    ]);
  }
  const problem = await brokerProblem(natsUrl, places.config.broker.replicas);
  if (problem !== null) return complain([problem]);
  const secret = makeHomeSecret(places.home);
  const ownUrl = places.natsUrl === null ? urlAs(program.user, { url: natsUrl, secret }) : natsUrl;
  Object.assign(
    process.env,
    environmentOf(places, ownUrl, process.env.WOMBAT_ONCE === '1'),
    program.role === 'worker' ? { WOMBAT_WORKER: program.name } : {},
  );
  process.argv.splice(1, process.argv.length, program.file);
  await import(pathToFileURL(program.file).href);
  return null;
}
