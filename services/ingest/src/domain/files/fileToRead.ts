import type { FrameFailureCode, FrameState } from '@wombat/proto/words';
import type { PathRole } from './classifyPath.js';

/** A file as it is listed now. */
export interface ListedFact {
  /** Bytes. */
  size: number;
  modifiedMilliseconds: number;
  role: PathRole['role'];
}

/** A file as the ledger has it. */
export interface KnownFact {
  size: number;
  sha256: string;
  state: FrameState;
  /** What a stage failed on; null, or nothing of that. */
  failureCode?: FrameFailureCode | null;
}

/** How a file was when its bytes were read last. */
export interface ReadFact {
  size: number;
  modifiedMilliseconds: number;
}

/**
 * Whether the bytes of a file are to be read: it is new, it may be another than it was, or it was no frame by its place
 * and is one by the rules of today. What was read before that was kept is taken as it is, unless it was no good, or a
 * stage found other bytes there.
 */
export function isToBeRead(listed: ListedFact, known: KnownFact | null, read: ReadFact | null): boolean {
  if (known === null) return true;
  if (known.size !== listed.size) return true;
  if (listed.role === 'ignored') return known.sha256 !== '' && known.state !== 'ignored';
  if (known.state === 'ignored' && known.sha256 === '') return true;
  if (read === null) return known.state === 'broken' || known.failureCode === 'changed';
  return read.size !== listed.size || read.modifiedMilliseconds !== listed.modifiedMilliseconds;
}

/**
 * Whether what was read of a file says something else than the ledger: other bytes, or another use of the same ones.
 */
export function isNews(found: KnownFact, known: KnownFact | null): boolean {
  if (known === null) return true;
  return known.sha256 !== found.sha256 || known.size !== found.size || useOf(known.state) !== useOf(found.state);
}

function useOf(state: FrameState): 'broken' | 'ignored' | 'used' {
  return state === 'broken' || state === 'ignored' ? state : 'used';
}

/** Seconds until a file that could not be read is tried again, after so many tries: 5, 10, 20 ... to ten minutes. */
export function secondsToNextTry(tries: number): number {
  return Math.min(600, 5 * 2 ** (tries - 1));
}
