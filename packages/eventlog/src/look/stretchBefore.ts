import { type Broker, STREAMS } from '../log/broker.js';
import { countIn, type Stretch } from './passing.js';

export interface StretchWish extends Omit<Stretch, 'from'> {
  /** The first place that stands in the stream. */
  first: number;
  before: number;
  /** How many messages it is to have. */
  count: number;
}

/** How much farther back is looked each time. */
const STEP = 8;
/** Of other subjects the broker may read so many messages to come to the first that is meant. */
const READ_OVER = 500;

/**
 * From where on at least that many messages of the subject stand before a place, and no more than twice as many, or
 * all there are; null where there are none. The broker counts: no message is read for it, however long the log is.
 */
export async function stretchBefore(broker: Broker, wish: StretchWish): Promise<number | null> {
  const { stream, subject, first, before, count } = wish;
  let from = Math.max(first, before - count);
  if (subject === STREAMS[stream].subject) return from;
  const behind = await countIn(broker, { stream, subject, from: before });
  const countFrom = async (place: number) => (await countIn(broker, { stream, subject, from: place })) - behind;
  const least = Math.min(count, await countFrom(first));
  if (least <= 0) return null;
  let tooLate = before;
  let there = await countFrom(from);
  while (there < least && from > first) {
    tooLate = from;
    from = Math.max(first, before - STEP * (before - from));
    there = await countFrom(from);
  }
  while ((there > 2 * count && tooLate - from > 1) || tooLate - from > count + READ_OVER) {
    const middle = Math.floor((from + tooLate) / 2);
    const counted = await countFrom(middle);
    if (counted < least) tooLate = middle;
    else [from, there] = [middle, counted];
  }
  return from;
}
