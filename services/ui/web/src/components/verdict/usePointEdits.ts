import { computed, type Ref } from 'vue';
import type { CurvePoint, LightCurve, SeriesKey } from '../../../../server/src/domain/contract.js';
import { onCommand } from '../../live/commands.js';
import { useDeskStore } from '../../live/deskStore.js';
import { type EditedSeries, useEditStore } from '../../live/editStore.js';
import { useIdentity } from '../../live/identity.js';
import { useNotices } from '../../live/notices.js';
import type { PointEdit } from '../../model/index.js';
import type { PointsReason } from './PointsDialog.vue';

export interface PointEditInput {
  series: Ref<SeriesKey>;
  curve: Ref<LightCurve>;
  askWhy: (points: number) => void;
  changed: () => void;
}

const isRejected = ({ rejected }: CurvePoint) => rejected !== null && rejected !== undefined;

/** Rejecting what is chosen, using it again, and taking either back. */
export function usePointEdits({ series, curve, askWhy, changed }: PointEditInput) {
  const desk = useDeskStore();
  const edits = useEditStore();
  const notices = useNotices();
  const identity = useIdentity();

  const edited = computed((): EditedSeries => ({ key: series.value, revision: curve.value.revision }));
  const chosen = computed(() => {
    const files = new Set(desk.chosen);
    return curve.value.target.filter(({ filename, frameSha256 }) => files.has(filename) && frameSha256 !== undefined);
  });
  /** Points that are all rejected already are used again. */
  const restores = computed(() => chosen.value.length > 0 && chosen.value.every(isRejected));
  const mayEdit = computed(() => identity.may('validator'));
  const rejectedByPerson = computed(() => curve.value.target.filter(isRejected).length);
  const history = computed(() => edits.historyOf(edited.value));

  async function done(outcome: Promise<boolean>): Promise<void> {
    if (await outcome) changed();
  }

  function editOf(kind: PointEdit['kind'], { scope, reasonCode, words }: PointsReason): PointEdit {
    const points = chosen.value.filter((point) => isRejected(point) === (kind === 'restore'));
    return { kind, scope, reasonCode, words, frames: points.map(({ frameSha256 = '' }) => frameSha256) };
  }

  function ask(): void {
    if (chosen.value.length === 0 || !mayEdit.value) return;
    const reason = chosen.value[0]?.rejected;
    if (restores.value)
      void done(
        edits.apply(
          edited.value,
          editOf('restore', { scope: 'frame', reasonCode: reason?.reasonCode ?? 'other', words: reason?.words ?? '' }),
        ),
      );
    else askWhy(chosen.value.filter((point) => !isRejected(point)).length);
  }

  const reject = (reason: PointsReason) => done(edits.apply(edited.value, editOf('reject', reason)));
  const undo = () => done(edits.undo(edited.value));
  const redo = () => done(edits.redo(edited.value));

  onCommand('rejectPoints', ask);
  /** The last that was done, be it a verdict or a word on points. */
  onCommand('undo', () => {
    if (!notices.takeBack()) void undo();
  });
  onCommand('redo', () => void redo());
  onCommand('clear', () => desk.choose([], 'replace'));

  return { edits, chosen, mayEdit, restores, rejectedByPerson, history, ask, reject, undo };
}
