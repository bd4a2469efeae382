import type { Result } from '@wombat/result';
import { VERSION } from '@wombat/service-kit/software';
import { printable } from '@wombat/service-kit/words';
import type { Request } from '../arguments.js';
import { countedLetters } from '../ops/countedLetters.js';
import { nightsNow } from '../ops/fillingNights.js';
import { listSeries } from '../ops/listSeries.js';
import { ServiceDirectory } from '../ops/serviceDirectory.js';
import { lockHolder } from '../places/homeLock.js';
import { type Places, readPlaces } from '../places/readPlaces.js';
import { strangeFolderProblem } from '../places/strangeFolder.js';
import { services } from '../registry.js';
import { alignTable } from '../report/alignTable.js';
import { cancelledNights } from '../report/cancelledNights.js';
import { complain } from '../report/complain.js';
import { cancelledLine, fillingLine, firstLine, pausedLine } from '../report/fillingLine.js';
import { haltAdvice } from '../report/haltAdvice.js';
import { missingLine } from '../report/missingLine.js';
import { seriesTable } from '../report/seriesTable.js';

/**
 * `status`: every series, what its halts mean, and while something runs, which nights are being filled and how its
 * processes are.
 */
export async function status(request: Request): Promise<number> {
  const read = readPlaces(request, process.env);
  if (!read.ok) return complain(read.fault.sentences);
  const { home } = read.value;
  const problem = strangeFolderProblem(home);
  if (problem !== null) return complain([problem]);
  const directory = new ServiceDirectory(home);
  try {
    if (request.json) {
      process.stdout.write(`${JSON.stringify(await statusDocument(read.value, directory), null, 1)}\n`);
      return 0;
    }
    const [listed, { nights, paused, first }, gone, letters, processes] = await Promise.all([
      listSeries(home, directory),
      nightsNow(directory),
      missingReports(directory),
      countedLetters(read.value),
      processLines(home, directory),
    ]);
    const words = [
      ...first.map(firstLine),
      ...paused.map(pausedLine),
      ...cancelledNights(listed.series).map(cancelledLine),
    ];
    const waiting = [...nights.map(fillingLine), ...words].map(printable);
    const told = [...seriesTable(listed), ...haltAdvice(listed.series), ...gone, ...waiting, ...lettersLine(letters)];
    const lines = [...told, '', ...processes];
    process.stdout.write(`${lines.join('\n')}\n`);
    return 0;
  } finally {
    directory.close();
  }
}

/**
 * The same for programs: the series as the ledger has them, lights of which there is none, the nights that are being
 * filled, paused, cancelled or go first, how many jobs could not be done (null where no broker tells), and what every
 * service that runs says of itself.
 */
async function statusDocument(places: Places, directory: ServiceDirectory) {
  const { home } = places;
  const names = services({ page: true }).map(({ name }) => name);
  const running = names.filter((name) => directory.runFile(name) !== null);
  const asked = running.map(async (service) => {
    const answer = await directory.client(service)?.getStatus();
    return { service, pid: directory.runFile(service)?.pid, status: answer?.ok ? answer.value : null };
  });
  const [answers, { series, unusable }, { nights: filling, ...words }, counted] = await Promise.all([
    Promise.all(asked),
    listSeries(home, directory),
    nightsNow(directory),
    countedLetters(places),
  ]);
  const deadLetters = counted.ok ? counted.value : null;
  return { version: VERSION, home, series, unusable, filling, ...words, deadLetters, services: answers };
}

function lettersLine(counted: Result<number | null>): string[] {
  if (!counted.ok) return [printable(counted.fault.message)];
  const count = counted.value ?? 0;
  if (count === 0) return [];
  return [`${count} ${count === 1 ? 'job' : 'jobs'} could not be done: ./wombat log letters lists them`];
}

/** Only a running publisher looks for what it made. */
async function missingReports(directory: ServiceDirectory): Promise<string[]> {
  const answer = await directory.client('publisher')?.listValidations('missing');
  return answer?.ok ? answer.value.validations.flatMap(missingLine) : [];
}

async function processLines(home: string, directory: ServiceDirectory): Promise<string[]> {
  const holder = lockHolder(home);
  const names = services({ page: true }).map(({ name }) => name);
  const running = names.filter((name) => (directory.runFile(name) ?? directory.startingFile(name)) !== null);
  if (holder === null && running.length === 0) return [`Nothing runs in ${home}.`];
  const shown = holder === null ? running : names;
  const rows = await Promise.all(shown.map((name) => serviceRow(name, directory)));
  const head = holder === null ? [] : [`./wombat ${holder.command} runs (process ${holder.pid}).`];
  return [
    ...head,
    ...alignTable([['SERVICE', 'PROCESS', 'STATE', 'PLANNED', 'RUNNING', 'RETRIES', 'PROBLEMS'], ...rows]),
  ];
}

async function serviceRow(name: string, directory: ServiceDirectory): Promise<string[]> {
  const file = directory.runFile(name);
  if (file === null) return startingRow(name, directory);
  const answer = await directory.client(name)?.getStatus();
  if (answer === undefined) return [name, '-', 'not running'];
  if (!answer.ok) return [name, String(file.pid), 'no answer'];
  const { ready, planned, running, retries, problems, outside, notices, held } = answer.value;
  const counts = [planned, running, retries].map(String);
  return [
    name,
    String(file.pid),
    ready ? 'ready' : 'not ready',
    ...counts,
    [...problems, ...held, ...outside, ...notices].join('; '),
  ];
}

function startingRow(name: string, directory: ServiceDirectory): string[] {
  const starting = directory.startingFile(name);
  return starting === null
    ? [name, '-', 'not running']
    : [name, String(starting.pid), 'starting', '', '', '', starting.doing];
}
