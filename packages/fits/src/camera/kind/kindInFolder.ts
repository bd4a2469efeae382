import type { FrameKind, SaidKind } from './frameKind.js';

/** What a frame is taken as, with what the observer should know of it; or why it is taken as nothing. */
export type TakenKind =
  | { readonly kind: FrameKind; readonly note: string }
  | { readonly kind: null; readonly reason: string };

export interface FrameInFolder {
  /** The kind of frames the folder is for. */
  readonly folder: FrameKind;
  readonly said: SaidKind | null;
  /** null: not known. */
  readonly exposureSeconds: number | null;
  /** Whether the program says the same of every frame there (`isHabit`). */
  readonly isHabit?: boolean;
}

/** A bias has as little exposure as its camera can do; with this much a frame is none. */
const NO_BIAS_SECONDS = 1;
/** Of fewer frames it cannot be told what is usual. */
const FEWEST_FOR_HABIT = 3;

/**
 * What a frame is, by its folder and by what its header says. Where the two differ the header is believed: a dark among
 * flats is a dark. Left out are masters of other programs, and lights among calibration frames, as they have no target.
 */
export function kindInFolder({ folder, said, exposureSeconds, isHabit = false }: FrameInFolder): TakenKind {
  if (said === null || (said.kind === folder && !isForeignMaster(said))) return { kind: folder, note: '' };
  const { kind, words } = said;
  const isLong = exposureSeconds !== null && exposureSeconds >= NO_BIAS_SECONDS;
  if (isForeignMaster(said)) return { kind: null, reason: `a master made by another program, as ${words} says` };
  if (isHabit && !(folder === 'bias' && isLong))
    return { kind: folder, note: `${words} ${EVERY_FRAME} in its folder: taken as a ${folder}` };
  const taken = (as: FrameKind): TakenKind => ({
    kind: as,
    note: `${words} among ${PLURAL[folder]}: taken as a ${as}`,
  });
  if (folder === 'bias' && kind === 'dark' && !isLong) return taken('bias');
  if (kind === 'bias' && isLong) {
    if (folder === 'dark') return taken('dark');
    return { kind: null, reason: `${words} among ${PLURAL[folder]}, but its exposure is ${exposureSeconds} s` };
  }
  if (kind === 'light')
    return { kind: null, reason: `${words} among ${PLURAL[folder]}: a light belongs into Light/<target>` };
  return taken(kind);
}

/**
 * Whether a card says nothing because it says the same of all frames in a folder: programs that call whatever they take
 * a light, or lights that were taken with the word of the frames before. A program that knows another word in another
 * folder means what it says. `saids`: of all frames there; `elsewhere`: of those in the night's other folders.
 */
export function isHabit(
  folder: FrameKind,
  saids: readonly (SaidKind | null)[],
  elsewhere: readonly (SaidKind | null)[],
): boolean {
  const [first] = saids;
  if (first == null || saids.length < FEWEST_FOR_HABIT || first.kind === folder) return false;
  if (!saids.every((said) => said?.kind === first.kind)) return false;
  return (
    folder === 'light' || (first.kind === 'light' && elsewhere.every((said) => (said?.kind ?? 'light') === 'light'))
  );
}

/** Whether this note was made because of a habit. */
export function isNoteOnHabit(note: string): boolean {
  return note.includes(EVERY_FRAME);
}

const EVERY_FRAME = 'is said of every frame';
const PLURAL: Readonly<Record<FrameKind, string>> = { light: 'lights', bias: 'biases', dark: 'darks', flat: 'flats' };

function isForeignMaster({ kind, isMaster }: SaidKind): boolean {
  return isMaster && kind !== 'light';
}
