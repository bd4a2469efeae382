import type { OpsWorker } from './contract.js';

/** What a worker tells with a sign of life. */
export interface WorkerSign extends Pick<OpsWorker, 'name' | 'host' | 'pid' | 'startedAt' | 'jobsDone' | 'job'> {
  /** The service it works for. */
  kind: string;
  framesDone: number;
  /** The last sign there will be. */
  ends: boolean;
}

/** A worker as it was heard: its last sign of life, and those of the minute before. */
export interface HeardWorker {
  sign: WorkerSign;
  heardAt: Date;
  /** Oldest first; one that is a minute old or older at most. */
  counted: readonly { at: Date; frames: number }[];
}

/** By host, name and process. */
export type HeardWorkers = ReadonlyMap<string, HeardWorker>;

/** A sign comes every two seconds of work, every six of waiting, later where a worker has its processor to the full. */
const SILENT_SECONDS = 15;
const FORGOTTEN_SECONDS = 3_600;
const MINUTE_MILLISECONDS = 60_000;

/** One that ends is forgotten, and so is a silent one whose place another process has taken. */
export function withSign(heard: HeardWorkers, sign: WorkerSign, at: Date): HeardWorkers {
  const key = `${sign.host}/${sign.name}/${sign.pid}`;
  const before = heard.get(key)?.counted ?? [];
  const isHere = ({ sign: other }: HeardWorker) => other.host === sign.host && other.name === sign.name;
  const others = [...heard].filter(
    ([other, worker]) => other !== key && !(isHere(worker) && silence(worker, at) > SILENT_SECONDS),
  );
  if (sign.ends) return new Map(others);
  const counted = [...recent(before, at), { at, frames: sign.framesDone }];
  return new Map([...others, [key, { sign, heardAt: at, counted }]]);
}

/** Those heard of in the last hour, by service and name. */
export function workersAt(heard: HeardWorkers, now: Date): OpsWorker[] {
  return [...heard.values()]
    .filter((worker) => silence(worker, now) <= FORGOTTEN_SECONDS)
    .map((worker) => workerAt(worker, now))
    .toSorted((a, b) => a.service.localeCompare(b.service) || a.name.localeCompare(b.name));
}

function workerAt(worker: HeardWorker, now: Date): OpsWorker {
  const { kind: service, name, host, pid, startedAt, jobsDone, job } = worker.sign;
  const silentSeconds = Math.round(silence(worker, now));
  const busy = job === null ? 'waiting' : 'working';
  const state = silentSeconds > SILENT_SECONDS ? 'silent' : busy;
  const framesPerMinute = state === 'silent' ? 0 : rate(worker);
  return { service, name, host, pid, startedAt, state, silentSeconds, jobsDone, framesPerMinute, job };
}

function rate({ counted }: HeardWorker): number | null {
  const [first, last] = [counted[0], counted.at(-1)];
  if (first === undefined || last === undefined) return null;
  const milliseconds = last.at.getTime() - first.at.getTime();
  if (milliseconds < MINUTE_MILLISECONDS) return null;
  return ((last.frames - first.frames) * MINUTE_MILLISECONDS) / milliseconds;
}

/** What a minute needs: the newest count that is a minute old, and all after it. */
function recent(counted: HeardWorker['counted'], now: Date): HeardWorker['counted'] {
  const isOld = ({ at }: { at: Date }) => now.getTime() - at.getTime() >= MINUTE_MILLISECONDS;
  return counted.slice(Math.max(0, counted.findLastIndex(isOld)));
}

function silence({ heardAt }: HeardWorker, now: Date): number {
  return Math.max(0, (now.getTime() - heardAt.getTime()) / 1000);
}
