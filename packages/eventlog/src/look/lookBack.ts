import { type Broker, STREAMS } from '../log/broker.js';
import type { StreamKind } from '../vocabulary/vocabulary.js';
import { fits, isOfSubject, type LogWish, subjectOfWish } from './logWish.js';
import { type SeenMessage, seenIn } from './passing.js';
import { stretchBefore } from './stretchBefore.js';

export interface LookedBack {
  /** Newest first. */
  found: SeenMessage[];
  /** All from here on has been looked at; 1: there is nothing older. */
  before: number;
  /** How many messages were looked at. */
  looked: number;
  /** When the oldest of them was written, in nanoseconds since 1970; null: there was none. */
  backTo: number | null;
}

/** What one look takes: the broker reads bodies from its disk to pass them over. */
export interface LookBounds {
  messages: number;
  bytes: number;
}

export const LOOK_BOUNDS: LookBounds = { messages: 10_000, bytes: 64_000_000 };
/** Where headers decide, ever more at a time, as what is wished for seems to be rare. */
const FIRST_CHUNK = 100;
const LARGEST_CHUNK = 2_000;

/** The newest messages of a stream that are wished for, from a place back; no further than the bounds. */
export async function lookBack(
  broker: Broker,
  { stream, wish, most, before = Number.MAX_SAFE_INTEGER }: Look,
  bounds: LookBounds = LOOK_BOUNDS,
): Promise<LookedBack> {
  const subject = subjectOfWish(wish, stream);
  const looked: LookedBack = { found: [], before: 1, looked: 0, backTo: null };
  if (subject === null) return looked;
  const { state } = await broker.streams.streams.info(STREAMS[stream].name);
  const first = Math.max(1, state.first_seq);
  let [at, bytes] = [Math.min(before, state.last_seq + 1), 0];
  let count = Math.min(isOfSubject(wish, stream) ? most : FIRST_CHUNK, bounds.messages);
  while (at > first && looked.found.length < most && looked.looked < bounds.messages && bytes < bounds.bytes) {
    const from = await stretchBefore(broker, { ...{ stream, subject, first, before: at }, count });
    if (from === null) return { ...looked, before: 1 };
    const seen = await seenIn(broker, { stream, subject, from }, at);
    looked.found.push(...seen.toReversed().filter((message) => fits(wish, message)));
    looked.looked += seen.length;
    looked.backTo = seen[0]?.writtenNanoseconds ?? looked.backTo;
    bytes += seen.reduce((sum, message) => sum + message.bytes, 0);
    const affordable = Math.ceil(((bounds.bytes - bytes) * looked.looked) / Math.max(1, bytes));
    count = Math.max(1, Math.min(2 * count, LARGEST_CHUNK, bounds.messages - looked.looked, affordable));
    at = from;
  }
  return cut({ ...looked, before: at > first ? at : 1 }, most);
}

interface Look {
  stream: StreamKind;
  wish: LogWish;
  most: number;
  /** The newest where it is left out. */
  before?: number;
}

/** What was found beyond the wish is found again by the next look. */
function cut(looked: LookedBack, most: number): LookedBack {
  const found = looked.found.slice(0, most);
  const last = found.at(-1);
  if (last === undefined || found.length === looked.found.length) return looked;
  return { ...looked, found, before: last.sequence, backTo: last.writtenNanoseconds };
}
