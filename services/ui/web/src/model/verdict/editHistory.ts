import type { ReasonCode, RejectionScope } from '../../../../server/src/domain/contract.js';

/** What a person did to the points of a series: everything needed to do it and to take it back. */
export interface PointEdit {
  kind: 'reject' | 'restore';
  /** SHA-256 of raw frames. */
  frames: readonly string[];
  scope: RejectionScope;
  reasonCode: ReasonCode;
  words: string;
}

/** Edits that can be taken back, and those that were. */
export interface EditHistory {
  done: readonly PointEdit[];
  undone: readonly PointEdit[];
}

export const NO_EDITS: EditHistory = { done: [], undone: [] };

/** What was undone is forgotten once something else is done. */
export function withEdit({ done }: EditHistory, edit: PointEdit): EditHistory {
  return { done: [...done, edit], undone: [] };
}

/** The edit that takes the last one back, and the history after it; null where there is none. */
export function undoOf({ done, undone }: EditHistory): { edit: PointEdit; after: EditHistory } | null {
  const last = done.at(-1);
  if (last === undefined) return null;
  return { edit: inverse(last), after: { done: done.slice(0, -1), undone: [...undone, last] } };
}

export function redoOf({ done, undone }: EditHistory): { edit: PointEdit; after: EditHistory } | null {
  const last = undone.at(-1);
  if (last === undefined) return null;
  return { edit: last, after: { done: [...done, last], undone: undone.slice(0, -1) } };
}

function inverse(edit: PointEdit): PointEdit {
  return { ...edit, kind: edit.kind === 'reject' ? 'restore' : 'reject' };
}
