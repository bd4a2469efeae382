import { readFileSync } from 'node:fs';
import type { Request } from '../arguments.js';
import { compareWithTruth, type TrueNight } from '../demo/compareWithTruth.js';
import { type ComparedSeries, comparisonTable } from '../demo/comparisonTable.js';
import { type DemoPlace, demoPlace, simulate, writeDemoConfig } from '../demo/demoPlace.js';
import { startStandinProcess } from '../demo/standinProcess.js';
import { listSeries } from '../ops/listSeries.js';
import { type Operation, operate } from '../plant/operate.js';
import { untilIdle } from '../plant/untilIdle.js';
import { givenUp } from './run.js';
import { watch } from './up.js';

const DEFAULT_FOLDER = '.wombat/demo';
const FAILED = 1;

/** `demo`: a simulated night with known truth through the whole pipeline, compared with that truth; then the page. */
export async function demo(request: Request): Promise<number> {
  const place = demoPlace(request.home ?? DEFAULT_FOLDER);
  process.stderr.write(`a night of XZ Cyg is simulated in ${place.sky}\n`);
  await simulate(place);
  const standin = await startStandinProcess(place.catalogue);
  try {
    writeDemoConfig(place, standin);
    const places = { ...request, data: place.data, home: place.home, config: place.config };
    return await operate(places, {
      once: request.noUi,
      mayBeEmpty: false,
      until: (operation) => reduceAndCompare(operation, { place, request, account: standin.account }),
      stoppedBy: () => 0,
    });
  } finally {
    standin.stop();
  }
}

interface Demo {
  place: DemoPlace;
  request: Request;
  /** A sentence on the account the stand-in takes. */
  account: string;
}

async function reduceAndCompare(operation: Operation, { place, request, account }: Demo): Promise<number> {
  const watched = await untilIdle(operation);
  if (watched.end === 'stopped') return 0;
  if (watched.end === 'still') return givenUp(operation, watched.waitingFor);
  const compared = await compare(operation, place);
  for (const line of comparisonTable(compared)) operation.screen.say(line);
  const complete = compared.length > 0 && compared.every(({ comparison }) => comparison.target !== null);
  if (!complete) operation.screen.say('not every series came out; the table below says why');
  if (request.noUi) return complete ? 0 : FAILED;
  operation.screen.say(`a report can be pushed to the demo's own AAVSO, nothing leaves this computer; ${account}`);
  return watch(operation);
}

async function compare({ observer }: Operation, place: DemoPlace): Promise<ComparedSeries[]> {
  const truth = JSON.parse(readFileSync(place.truth, 'utf8')) as TrueNight;
  const photometry = observer.directory.client('photometry');
  if (photometry === null) throw new Error('the photometry service does not answer');
  const compared: ComparedSeries[] = [];
  const { series } = await listSeries(place.home, observer.directory);
  for (const state of series) {
    if (state.apphot !== 'validate') {
      compared.push({ state, transformed: false, comparison: { target: null, check: null } });
      continue;
    }
    const { date: night, targetName, filter } = state;
    const curve = await photometry.getLightCurve({ night, targetName, filter });
    if (!curve.ok) throw new Error(`the photometry service does not answer: ${curve.fault.message}`);
    const { transformed } = curve.value;
    compared.push({ state, transformed, comparison: compareWithTruth(curve.value, filter, truth) });
  }
  return compared;
}
