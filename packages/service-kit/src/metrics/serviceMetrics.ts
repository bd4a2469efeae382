import { statfs } from 'node:fs/promises';
import { checkpointOf, countLetters, headOf, isLogError, queueStand, type StreamKind } from '@wombat/eventlog';
import type { ServiceKit } from '../run/serviceKit.js';
import type { HeldNotice } from '../run/statusBoard.js';
import type { METRICS } from './metricNames.js';
import type { Numbers, Reading } from './numbers.js';

/** Adds what a service knows of itself to its metrics: read when they are asked for. */
export function serviceMetrics(numbers: Numbers, kit: ServiceKit, streams: readonly StreamKind[]): void {
  const { status, store, broker, name } = kit;
  const read = numbers.gauge.bind(numbers);
  const alone = (key: keyof typeof METRICS, value: () => number) => read(key, [], async () => [[{}, value()]]);

  alone('planned', () => status.work().planned);
  alone('running', () => status.work().running);
  alone('retries', () => status.work().retries);
  read('held', ['cause'], async () => heldByCause(status.held));
  read('silent', ['outside'], async () => [...status.outside.keys()].map((outside) => [{ outside }, 1]));
  read('applied', ['stream'], async () => streams.map((stream) => [{ stream }, checkpointOf(store, stream)]));
  read('lag', ['stream'], () =>
    unlessAway(() =>
      Promise.all(
        streams.map(async (stream): Promise<Reading> => {
          return [{ stream }, Math.max(0, (await headOf(broker, stream)) - checkpointOf(store, stream))];
        }),
      ),
    ),
  );
  read('disk', ['holds'], () => Promise.all([freeBytes('data', kit.data), freeBytes('home', kit.home)]).then(known));
  if (queueStand(store) === null) return;
  alone('queued', () => queueStand(store)?.jobs ?? 0);
  alone('oldest', () => ageSeconds(queueStand(store)?.oldestAt ?? null, kit.now()));
  read('deadLetters', [], () => unlessAway(async () => [[{}, await countLetters(broker, name)]]));
}

/** Counts the events that a service handled as it followed the log. */
export function handledMetrics(
  numbers: Numbers,
  streams: readonly StreamKind[],
): (stream: StreamKind, events: number) => void {
  const known = streams.map((stream) => ({ stream }));
  const count = numbers.counter('handled', ['stream'], known);
  return (stream, events) => count({ stream }, events);
}

/** How many there are of each cause; a 0 says that none is held. */
export function heldByCause(held: readonly HeldNotice[]): Reading[] {
  const causes = Map.groupBy(held, ({ cause }) => cause ?? 'other');
  if (causes.size === 0) return [[{ cause: 'none' }, 0]];
  return [...causes].map(([cause, notices]) => [{ cause }, notices.length]);
}

function ageSeconds(at: string | null, now: Date): number {
  return at === null ? 0 : Math.max(0, (now.getTime() - Date.parse(at)) / 1000);
}

/** While the broker is away nobody knows. */
async function unlessAway(ask: () => Promise<Reading[]>): Promise<Reading[]> {
  try {
    return await ask();
  } catch (error) {
    if (isLogError(error)) return [];
    throw error;
  }
}

/** Null where the folder is away. */
async function freeBytes(holds: string, folder: string): Promise<Reading | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return [{ holds }, bavail * bsize];
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

function known(readings: readonly (Reading | null)[]): Reading[] {
  return readings.filter((reading) => reading !== null);
}
