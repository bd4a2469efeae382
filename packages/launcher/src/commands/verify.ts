import type { Broker } from '@wombat/eventlog/broker';
import { printable } from '@wombat/service-kit/words';
import type { Request } from '../arguments.js';
import { withBroker } from '../broker/withBroker.js';
import { environmentOf, type Places, readPlaces } from '../places/readPlaces.js';
import { services } from '../registry.js';
import { complain } from '../report/complain.js';
import { Screen } from '../report/screen.js';
import type { Finding } from '../verify/finding.js';
import { ToldFiles } from '../verify/productsTold.js';
import { verifyAnswers } from '../verify/verifyAnswers.js';
import { verifyDataHome } from '../verify/verifyDataHome.js';
import { verifyFiles } from '../verify/verifyFiles.js';
import { verifyLog } from '../verify/verifyLog.js';
import { verifyTables } from '../verify/verifyTables.js';

/**
 * `verify [--frames]`: whether event log, journals, tables and files agree; with --frames the raw frames too. Changes
 * nothing, and works beside a running system. Exit code 1 where something does not agree.
 */
export async function verify(request: Request): Promise<number> {
  const read = readPlaces(request, process.env);
  if (!read.ok) return complain(read.fault.sentences);
  const places = read.value;
  const screen = new Screen();
  const options = { places, withFrames: request.frames === true, screen };
  const done = await withBroker(places, 'verify', (broker, natsUrl) => verifyAll(broker, natsUrl, options));
  if (!done.ok) return complain([done.fault.message]);
  return done.value ? 0 : 1;
}

interface Options {
  places: Places;
  withFrames: boolean;
  screen: Screen;
}

/** Says each finding as it is made; whether all agrees. */
async function verifyAll(broker: Broker, natsUrl: string, { places, withFrames, screen }: Options): Promise<boolean> {
  let agrees = true;
  const tell = (finding: Finding) => {
    agrees &&= finding.faults.length === 0;
    screen.progress([]);
    for (const line of findingLines(finding)) process.stdout.write(`${printable(line)}\n`);
  };
  const told = new ToldFiles();
  const found = await verifyLog(broker, places.home, (event) => told.see(event));
  found.forEach(tell);
  const environment = environmentOf(places, natsUrl, false);
  for (const service of services({ page: true })) tell(await verifyTables(service, environment));
  const { data, home } = places;
  tell(verifyDataHome(data, home));
  tell(verifyAnswers(home, [...told.answers.values()]));
  const progress = (done: number, total: number) => screen.progress([{ what: 'files read', done, total }]);
  tell(await verifyFiles({ about: 'products', data, files: [...told.products.values()] }, progress));
  if (withFrames) tell(await verifyFiles({ about: 'raw frames', data, files: [...told.rawFrames.values()] }, progress));
  return agrees;
}

function findingLines({ about, states, faults }: Finding): string[] {
  return faults.length === 0 ? [`${about}: ${states}`] : faults.map((fault) => `${about}: ${fault}`);
}
