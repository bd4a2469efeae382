import type { Broker } from '../log/broker.js';
import type { MessagePlace } from '../log/quarantine.js';
import type { LogWish } from './logWish.js';
import { LOOK_BOUNDS, type LookBounds, lookBack } from './lookBack.js';

/**
 * Where the event of an id stands: ids are in no subject, so the night it is likely of is looked through, and then the
 * newest of the log, both within the bounds; null where it is not among them.
 */
export async function eventNamed(
  broker: Broker,
  { id, night }: { id: string; night: string },
  bounds: LookBounds = LOOK_BOUNDS,
): Promise<MessagePlace | null> {
  for (const ofNight of new Set([night, '']))
    for (const stream of ['events', 'frames'] as const) {
      const wish: LogWish = { type: '', night: ofNight, targetName: '', filter: '', words: '', id };
      const [found] = (await lookBack(broker, { stream, wish, most: 1 }, bounds)).found;
      if (found !== undefined) return { stream, sequence: found.sequence };
    }
  return null;
}
