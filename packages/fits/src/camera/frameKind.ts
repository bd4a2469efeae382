import type { Header } from '../header/header.js';

export type FrameKind = 'light' | 'bias' | 'dark' | 'flat';

const KEYWORDS = ['IMAGETYP', 'IMAGTYP', 'IMGTYPE', 'IMTYPE', 'FRAMETYP', 'FRAME', 'OBSTYPE', 'EXPTYPE', 'PICTTYPE'];

/** In order: a "dark flat" is a dark taken for flats. */
const WORDS: readonly [RegExp, FrameKind][] = [
  [/dark/, 'dark'],
  [/bias|zero|offset/, 'bias'],
  [/flat/, 'flat'],
  [/light|object|science|expose/, 'light'],
];

/** What kind of frame the header says it is, by the first card that says something known; null when none does. */
export function frameKind(header: Header): FrameKind | null {
  for (const keyword of KEYWORDS) {
    const text = header.getString(keyword)?.toLowerCase() ?? '';
    const found = WORDS.find(([word]) => word.test(text));
    if (found) return found[1];
  }
  return null;
}
