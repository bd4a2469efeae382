/**
 * How a call of a service ended: `notFound` is its word that it does not know, `refused` an answer that is none,
 * `unreachable` none at all.
 */
export interface CallEnd {
  outcome: 'answered' | 'notFound' | 'refused' | 'unreachable';
  words: string;
}

/** Told that a call begins; what it gives back is told of its end. */
export type CallWitness = () => (end: CallEnd) => void;

export const NO_WITNESS: CallWitness = () => () => undefined;
