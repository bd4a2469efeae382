import type { Broker } from '../log/broker.js';
import type { StreamKind } from '../vocabulary/vocabulary.js';
import type { LogWish } from './logWish.js';
import { LOOK_BOUNDS, type LookBounds, type LookedBack, lookBack } from './lookBack.js';
import type { SeenMessage } from './passing.js';

/** How far back each stream has been told of: all from there on; 1: there is nothing older. */
export type LogCursor = Record<StreamKind, number>;

export interface LogPage {
  /** Of both streams, those first that were written last. */
  found: SeenMessage[];
  older: LogCursor;
  /** How many messages were looked at. */
  looked: number;
  /** All that was written since has been told of; null: all there is. */
  backTo: Date | null;
}

interface PageWish {
  wish: LogWish;
  most: number;
  cursor: Partial<LogCursor>;
}

/** A page of what is wished for; each stream stays in its order, whatever the clock of the broker did. */
export async function logPage(broker: Broker, wish: PageWish, bounds: LookBounds = LOOK_BOUNDS): Promise<LogPage> {
  const look = (stream: StreamKind) => {
    const before = wish.cursor[stream];
    return lookBack(broker, { ...wish, stream, ...(before !== undefined && { before }) }, bounds);
  };
  const [events, frames] = await Promise.all([look('events'), look('frames')]);
  const found: SeenMessage[] = [];
  const told: LogCursor = { events: 0, frames: 0 };
  for (;;) {
    const next = [headOf(events, told.events), headOf(frames, told.frames)].reduce(later);
    // What is older in one stream waits for the other, where that was not looked at so far back.
    if (next.message === null || found.length === wish.most) break;
    found.push(next.message);
    told[next.message.stream]++;
  }
  const older = { events: nextOf(events, told.events), frames: nextOf(frames, told.frames) };
  const isAll = older.events === 1 && older.frames === 1;
  const [end] = [headOf(events, told.events), headOf(frames, told.frames)].toSorted((a, b) => b.at - a.at);
  return { found, older, looked: events.looked + frames.looked, backTo: isAll ? null : new Date((end?.at ?? 0) / 1e6) };
}

interface Head {
  message: SeenMessage | null;
  at: number;
}

/** What is to be told of next in a stream; without a message: what lies before that is not known, or nothing does. */
function headOf({ found, before, backTo }: LookedBack, told: number): Head {
  const message = found[told];
  if (message !== undefined) return { message, at: message.writtenNanoseconds };
  return { message: null, at: before > 1 && backTo !== null ? backTo : Number.NEGATIVE_INFINITY };
}

function later(a: Head, b: Head): Head {
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return a.message === null ? b : a;
}

function nextOf({ found, before }: LookedBack, told: number): number {
  const untold = found[told];
  return untold === undefined ? before : untold.sequence + 1;
}
