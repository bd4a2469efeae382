import type { Reduction } from '@wombat/proto';
import type { NewEvent } from '../log/eventLog.js';
import type { EventType, PayloadOf } from '../vocabulary/vocabulary.js';
import { samplePayloads } from './samplePayloads.js';

/**
 * An event for a test: the sample payload of its type, but for what the test is about.
 *
 *   event('FramesSolved', { reduction: revision(1), solved: 3 })
 */
export function event<T extends EventType>(
  type: T,
  changes: Partial<PayloadOf<T>> = {},
  { id = `${type}:1` } = {},
): NewEvent<T> {
  return { id, type, payload: { ...samplePayloads[type], ...changes } };
}

/**
 * A reduction of the sample series (20240101, SS Cyg, V), or of one that differs in what is given. The samples are of
 * revision 2.
 */
export function revision(
  number: number,
  { attempt = 1, night = '20240101', targetName = 'SS Cyg', filter = 'V' } = {},
): Reduction {
  return { series: { night, targetName, filter }, revision: number, attempt };
}

/**
 * Series that differ from the sample series in one part of their name each: what happens to them does not concern it.
 */
export function otherSeries(number: number): Reduction[] {
  const parts = [{ night: '20240102' }, { targetName: 'TT Ari' }, { filter: 'B' }];
  return parts.map((part) => revision(number, part));
}
