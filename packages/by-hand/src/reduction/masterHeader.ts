import { basename } from 'node:path';
import { Header } from '@wombat/fits';
import type { FrameFile } from '@wombat/reduction';

/** Cards that say what a set of frames was taken with, carried over from the first. */
const CARRIED = [
  'INSTRUME',
  'TELESCOP',
  'FILTER',
  'EXPTIME',
  'XBINNING',
  'YBINNING',
  'CCD-TEMP',
  'GAIN',
  'EGAIN',
  'ROWORDER',
];

export interface MasterNotes {
  readonly kind: string;
  readonly frames: readonly FrameFile[];
  readonly subtracted: readonly (FrameFile | null)[];
  readonly leftOut: readonly number[];
  readonly rejected: number;
}

export function masterHeader({ kind, frames, subtracted, leftOut, rejected }: MasterNotes): Header {
  const [first] = frames;
  const used = frames.filter((_, index) => !leftOut.includes(index));
  let header = Header.of([])
    .with('IMAGETYP', `Master ${kind}`)
    .with('NCOMBINE', used.length, 'frames combined')
    .with('COMBINE', 'median, clipped at 3 sigma, 5 rounds')
    .with('NCLIPPED', rejected, 'pixel values clipped');
  for (const keyword of CARRIED) {
    const card = first?.header.card(keyword);
    const { value } = card ?? {};
    if (card === undefined || value === undefined || value === null) continue;
    header = header.with(keyword, typeof value === 'bigint' ? Number(value) : value, card.comment);
  }
  for (const master of subtracted) if (master !== null) header = header.withHistory(`less ${basename(master.path)}`);
  return used.reduce((head, { path }) => head.withHistory(`input ${basename(path)}`), header);
}
