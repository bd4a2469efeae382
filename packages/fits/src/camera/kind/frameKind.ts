import type { Header } from '../../header/header.js';

export type FrameKind = 'light' | 'bias' | 'dark' | 'flat';

/** What a header says a frame is. */
export interface SaidKind {
  readonly kind: FrameKind;
  /** Combined of several by another program. */
  readonly isMaster: boolean;
  /** The card that says so, as it is read aloud: `IMAGETYP 'Dark Frame'`. */
  readonly words: string;
}

/** Cards that name the kind of a frame, by the programs that write them. */
const KEYWORDS = ['IMAGETYP', 'IMAGTYP', 'IMGTYPE', 'IMTYPE', 'FRAMETYP', 'FRAME', 'OBSTYPE', 'EXPTYPE', 'PICTTYPE'];

/** In order: a "dark flat" is a dark taken for flats. */
const WORDS: readonly [RegExp, FrameKind][] = [
  [/dark/, 'dark'],
  [/bias|zero|offset/, 'bias'],
  [/flat|twilight/, 'flat'],
  [/light|object|science|expose/, 'light'],
];

/** What the header says of the frame, by the first card that says something known; null when none does. */
export function saidKind(header: Header): SaidKind | null {
  for (const keyword of KEYWORDS) {
    const text = header.getString(keyword)?.trim() ?? '';
    const found = WORDS.find(([word]) => word.test(text.toLowerCase()));
    if (found) return { kind: found[1], isMaster: /master/i.test(text), words: `${keyword} '${text}'` };
  }
  return null;
}

/** What kind of frame the header says it is; null when it does not say. */
export function frameKind(header: Header): FrameKind | null {
  return saidKind(header)?.kind ?? null;
}
