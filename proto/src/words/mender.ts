/** Who can mend what a word says. */
export type Mender = keyof typeof MENDERS;

export const MENDERS = {
  observer: 'the observer',
  time: 'time alone',
  installation: 'whoever keeps the computer',
  nobody: 'nobody',
} as const;

/** What a word of a closed set tells an observer. */
export interface Meaning {
  mender: Mender;
  /** What it says, in one sentence without its full stop. */
  meaning: string;
  /** What to do about it. */
  advice: string;
}
