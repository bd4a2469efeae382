import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { PointsAnswer, SeriesKey } from '../../../server/src/domain/contract.js';
import {
  type EditHistory,
  gateSummary,
  idOf,
  NO_EDITS,
  type PointEdit,
  redoOf,
  undoOf,
  withEdit,
} from '../model/index.js';
import { api } from './api.js';
import type { Reply } from './ask.js';
import { useNotices } from './notices.js';
import { observerName } from './observerName.js';

/** The revision of a series a person looks at. */
export interface EditedSeries {
  key: SeriesKey;
  revision: number;
}

/** Points rejected and used again, with undo and redo; the histories live as long as the page. */
export const useEditStore = defineStore('edits', () => {
  const notices = useNotices();
  const histories = shallowRef<ReadonlyMap<string, EditHistory>>(new Map());
  const sending = ref(false);
  const message = ref('');
  const refusal = ref('');

  function historyOf({ key }: EditedSeries): EditHistory {
    return histories.value.get(idOf(key)) ?? NO_EDITS;
  }

  async function send(series: EditedSeries, edit: PointEdit, after: EditHistory): Promise<boolean> {
    if (sending.value) return false;
    sending.value = true;
    message.value = '';
    refusal.value = '';
    const reply = await tell(series, edit);
    sending.value = false;
    if (!reply.ok) {
      refusal.value = reply.fault.message;
      return false;
    }
    // A verdict before it is no longer the last that was done.
    notices.clear();
    histories.value = new Map(histories.value).set(idOf(series.key), after);
    const count = edit.frames.length === 1 ? '1 point' : `${edit.frames.length} points`;
    const done = edit.kind === 'reject' ? 'rejected' : 'used again';
    message.value = `${count} ${done}: ${reply.value.points} go out. ${gateSummary(reply.value.gate)}`;
    return true;
  }

  const apply = (series: EditedSeries, edit: PointEdit) => send(series, edit, withEdit(historyOf(series), edit));

  async function step(series: EditedSeries, stepOf: typeof undoOf): Promise<boolean> {
    const next = stepOf(historyOf(series));
    return next !== null && (await send(series, next.edit, next.after));
  }

  const undo = (series: EditedSeries) => step(series, undoOf);
  const redo = (series: EditedSeries) => step(series, redoOf);

  return { histories, sending, message, refusal, historyOf, apply, undo, redo };
});

function tell({ key, revision }: EditedSeries, edit: PointEdit): Promise<Reply<PointsAnswer>> {
  const { kind, scope, reasonCode, words } = edit;
  const request = { ...key, revision, frames: [...edit.frames], by: observerName.value };
  return kind === 'restore' ? api.restore(request) : api.reject({ ...request, scope, reasonCode, words });
}
