import type { Mender } from './mender.js';

/** Whose the cause of an outcome is: who waits for what rests on that. */
export type Outcome = keyof typeof OUTCOMES;

export const OUTCOMES = {
  data: 'of the data: it ends there; other frames, settings or a person change it',
  outside: 'of the outside (VSX, VSP, the network): it is asked again by time',
  installation: 'of this installation: the stage is held, nothing is lost, and it goes on once the cause is gone',
} as const;

const OF_MENDER: Readonly<Record<Mender, Outcome>> = {
  observer: 'data',
  nobody: 'data',
  time: 'outside',
  installation: 'installation',
};

/** The kind of an outcome, by who can mend it. */
export function outcomeOf({ mender }: { mender: Mender }): Outcome {
  return OF_MENDER[mender];
}

/** What on this computer may keep a stage from its work. */
export type CauseCode = keyof typeof WORDS;

export interface Cause {
  /** What is so, as the beginning of a sentence; the place follows in brackets. */
  meaning: string;
  /** What whoever keeps the computer does about it. */
  advice: string;
}

const RIGHTS = 'give it to the user who runs this program, or correct its rights';

const WORDS = {
  diskFull: { meaning: 'the disk is full', advice: 'make room' },
  quotaUsed: { meaning: 'the disk quota is used up', advice: 'make room, or ask for more' },
  fileTooLarge: {
    meaning: 'a file would be larger than is allowed here',
    advice: 'raise the limit (`ulimit -f`), or use a disk that takes larger files',
  },
  readOnly: {
    meaning: 'the disk or share is read-only, so products cannot be written',
    advice: 'mount it for writing: products lie beside the frames',
  },
  noPermission: { meaning: 'this user may not read or write there', advice: RIGHTS },
  diskError: {
    meaning: 'the disk or share gives errors',
    advice: 'look after the disk, the cable or the network share',
  },
  tooManyFiles: { meaning: 'too many files are open', advice: 'raise the limit (`ulimit -n`)' },
  noSolver: {
    meaning: 'there is no solver that can be started',
    advice: 'install it, or set `solve.binary`; `./wombat doctor` looks at it',
  },
  solverFails: {
    meaning: 'the solver fails also on a made image of stars',
    advice: 'install it again, or set `solve.binary` to another; `./wombat doctor` looks at it',
  },
  noStarDatabase: {
    meaning: "the solver's star database is not there",
    advice: 'install one it reads, or set `solve.database` to the folder that holds it',
  },
  starDatabaseDamaged: { meaning: 'a file of the star database is missing or damaged', advice: 'install it again' },
  starDatabaseTooShallow: {
    meaning: 'the star database is too shallow for this field',
    advice: 'install a deeper one, or set `solve.database` to the folder that holds it',
  },
} as const satisfies Record<string, Cause>;

/** The one registry of causes of this installation: what holds a stage, and what to do. */
export const CAUSES: Readonly<Record<CauseCode, Cause>> = WORDS;

/** A sentence on a cause without its full stop; `detail` says where, or what was seen. */
export function causeSentence(code: CauseCode, detail = ''): string {
  const { meaning, advice } = CAUSES[code];
  return `${meaning}${detail === '' ? '' : ` (${detail})`}: ${advice.replaceAll('`', '')}`;
}

/** The cause that a sentence of `causeSentence` tells; null where it is none of them. */
export function causeOf(sentence: string): CauseCode | null {
  const codes = Object.keys(WORDS) as CauseCode[];
  return codes.find((code) => sentence.startsWith(CAUSES[code].meaning)) ?? null;
}
