import type { submission } from '@wombat/proto';
import type { CorrectionsAnswer } from './contract.js';

/** Corrections as publisher tells them; each is of a series. */
export function correctionsAnswer({ corrections }: submission.ListCorrectionsResponse): CorrectionsAnswer {
  return {
    corrections: corrections.flatMap(({ series, ...one }) => (series === undefined ? [] : [{ ...one, series }])),
  };
}
