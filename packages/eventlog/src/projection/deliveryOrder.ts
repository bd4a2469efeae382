/** Where a message stands in its stream, and how the broker came to give it. */
export interface Delivery {
  streamSequence: number;
  /** The how many-th it gives from the consumer as it was laid. */
  deliverySequence: number;
  /** How often it has given this one. */
  deliveryCount: number;
}

/** A broker that gives what is done again and again has lost count; a busy program may be late a few times. */
const MOST_TIMES = 5;

/**
 * What a message is to whoever has reached a place in its stream, and laid the consumer right behind it or before.
 * `known`: given again. `next`: nothing is missing before it. `first`: a fresh consumer begins further on, where the
 * stream itself has a hole, or where a broker has lost count: whoever asks is to look whether it has what is missing.
 * `astray`: one before it was lost on the way, and would be passed over for ever, or the broker gives what is known
 * without end. Then the consumer is to be laid anew.
 */
export function orderOf(delivery: Delivery, reached: number): 'known' | 'next' | 'first' | 'astray' {
  const { streamSequence, deliverySequence, deliveryCount } = delivery;
  if (streamSequence <= reached) return deliveryCount > MOST_TIMES ? 'astray' : 'known';
  if (streamSequence === reached + 1) return 'next';
  return deliverySequence === 1 ? 'first' : 'astray';
}
