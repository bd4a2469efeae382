import { LEAP_SECOND_TABLE } from '@wombat/sky';
import type { Request } from '../arguments.js';
import { cameraFindings } from '../doctor/cameraFindings.js';
import { environmentFindings } from '../doctor/environmentFindings.js';
import { type Finding, fault, findingLines, fine, warn } from '../doctor/finding.js';
import { leapSecondFinding } from '../doctor/leapSecondFinding.js';
import { noiseFindings } from '../doctor/noiseFindings.js';
import { observerFindings } from '../doctor/observerFindings.js';
import { aavsoFindings, pagePortFinding } from '../doctor/outsideFindings.js';
import { pageFinding } from '../doctor/pageFinding.js';
import {
  builtAt,
  clockFinding,
  dataDiskFindings,
  dataFinding,
  dataHomeFindings,
  homeFindings,
} from '../doctor/placeFindings.js';
import { brokerFinding, nodeFinding, solverFindings } from '../doctor/programFindings.js';
import { seriesFindings } from '../doctor/seriesFindings.js';
import { submissionFindings } from '../doctor/submissionFindings.js';
import { listSeries } from '../ops/listSeries.js';
import { ServiceDirectory } from '../ops/serviceDirectory.js';
import { type Places, readPlaces } from '../places/readPlaces.js';

/** `doctor [--json]`: a line for everything a run rests on; exit code 1 where something keeps it from working. */
export async function doctor(request: Request): Promise<number> {
  const read = readPlaces(request, process.env);
  const rest = read.ok
    ? await placesFindings(read.value)
    : read.fault.sentences.map((problem) => fault('configuration', problem));
  const now = new Date();
  const time = [clockFinding(now, builtAt()), leapSecondFinding(now, LEAP_SECOND_TABLE)];
  const findings = [nodeFinding(), ...time, ...environmentFindings(process.env), ...rest];
  const told = request.json === true ? JSON.stringify({ findings }, null, 1) : findingLines(findings).join('\n');
  process.stdout.write(`${told}\n`);
  return findings.some(({ verdict }) => verdict === 'FAULT') ? 1 : 0;
}

async function placesFindings(places: Places): Promise<Finding[]> {
  const directory = new ServiceDirectory(places.home);
  const asked = Promise.all([listSeries(places.home, directory), askedSubmissions(directory)]);
  const [{ series }, submissions] = await asked.finally(() => directory.close());
  return [
    fine(
      'configuration',
      places.configFile === '' ? 'none, the defaults hold (./wombat.yaml or --config FILE)' : places.configFile,
    ),
    await brokerFinding(places),
    ...solverFindings(places),
    dataFinding(places.data),
    ...dataHomeFindings(places.data, places.home),
    ...homeFindings(places.home),
    ...dataDiskFindings(places.data, places.home),
    ...observerFindings(places.config),
    ...(await cameraFindings(places.data, places.config.cameras)),
    ...(await noiseFindings(places.data, places.config.cameras)),
    ...(await aavsoFindings(places.config.aavso)),
    await pagePortFinding(places.page.port, { runs: directory.runFile('ui') !== null }),
    pageFinding(places),
    ...seriesFindings(series),
    ...submissions,
  ];
}

/** Nothing while the publisher does not run: it alone knows of the account. */
async function askedSubmissions(directory: ServiceDirectory): Promise<Finding[]> {
  const publisher = directory.client('publisher');
  if (publisher === null) return [];
  const [account, listed] = await Promise.all([publisher.getAccount(), publisher.listSubmissions()]);
  if (account.ok && listed.ok) return submissionFindings(account.value, listed.value.submissions);
  return [warn('account', 'the publisher does not tell: ./wombat status and its log say more')];
}
