import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ok, type Result, refuse } from '@wombat/result';
import type { Request } from '../arguments.js';
import { startEmbeddedBroker } from '../broker/embeddedBroker.js';
import { healLog } from '../broker/healLog.js';
import { ServiceDirectory } from '../ops/serviceDirectory.js';
import { takeHomeLock } from '../places/homeLock.js';
import { environmentOf, type Places, readPlaces } from '../places/readPlaces.js';
import { awaitRemnants } from '../plant/awaitRemnants.js';
import { homeProblem } from '../preflight/folders.js';
import { brokerProblem } from '../preflight/preflight.js';
import { type Program, services } from '../registry.js';
import { complain } from '../report/complain.js';
import { reasonOf } from '../report/reasonOf.js';

const execute = promisify(execFile);

/** `rebuild [SERVICE]`: the log replayed into fresh tables, by the running services where something runs. */
export async function rebuild(request: Request): Promise<number> {
  const read = readPlaces(request, process.env);
  if (!read.ok) return complain(read.fault.sentences);
  const chosen = chooseServices(request.words[0]);
  if (!chosen.ok) return complain([chosen.fault.message]);
  const { home, natsUrl, config } = read.value;
  const problem = homeProblem(home) ?? (await brokerProblem(natsUrl, config.broker.replicas));
  if (problem !== null) return complain([problem]);
  // Containers hold no lock of the home: each rebuilds its own.
  if (runsElsewhere(home, chosen.value)) return rebuildRunning(home, chosen.value);
  const lock = takeHomeLock(home, 'rebuild');
  if (!lock.ok) return rebuildRunning(home, chosen.value);
  try {
    const remnant = await awaitRemnants(home);
    return remnant === null ? await rebuildStopped(read.value, chosen.value) : complain([remnant]);
  } finally {
    lock.value.release();
  }
}

function runsElsewhere(home: string, chosen: readonly Program[]): boolean {
  const directory = new ServiceDirectory(home);
  try {
    return directory.runsElsewhere(chosen.map(({ name }) => name));
  } finally {
    directory.close();
  }
}

function chooseServices(name: string | undefined): Result<Program[]> {
  const known = services({ page: true });
  if (name === undefined) return ok(known);
  const found = known.filter((service) => service.name === name);
  if (found.length > 0) return ok(found);
  return refuse(`no service '${name}': the services are ${known.map((service) => service.name).join(', ')}`);
}

async function rebuildStopped(places: Places, chosen: readonly Program[]): Promise<number> {
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => undefined);
  const broker = places.natsUrl === null ? await ownBroker(places.home, failed.reject) : null;
  if (broker?.ok === false) return complain([broker.fault.message]);
  const natsUrl = places.natsUrl ?? broker?.value.url ?? '';
  const environment = environmentOf(places, natsUrl, false);
  try {
    const healed = await healLog(places.home, { url: natsUrl, replicas: places.config.broker.replicas });
    if (healed !== null) process.stderr.write(`${healed}\n`);
    return await each(chosen, async ({ file }) => {
      const { stdout } = await Promise.race([
        execute(process.execPath, [file, '--rebuild'], { env: environment }),
        failed.promise,
      ]);
      return Number(stdout.trim());
    });
  } finally {
    await broker?.value.stop();
  }
}

function ownBroker(home: string, failed: (reason: Error) => void) {
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  return startEmbeddedBroker({ home, say, failed: (sentence) => failed(new Error(sentence)) });
}

async function rebuildRunning(home: string, chosen: readonly Program[]): Promise<number> {
  const directory = new ServiceDirectory(home);
  try {
    return await each(chosen, async ({ name }) => {
      const client = directory.client(name);
      if (client === null) throw new Error('it does not run at the moment');
      const done = await client.rebuild();
      if (!done.ok) throw new Error(done.fault.message);
      return done.value.events;
    });
  } finally {
    directory.close();
  }
}

/** One after the other; one that fails does not keep the others from being rebuilt. */
async function each(chosen: readonly Program[], events: (service: Program) => Promise<number>): Promise<number> {
  let code = 0;
  for (const service of chosen) {
    try {
      process.stdout.write(`${service.name}: ${await events(service)} events replayed\n`);
    } catch (error) {
      code = complain([`${service.name} was not rebuilt: ${reasonOf(error)}`]);
    }
  }
  return code;
}
