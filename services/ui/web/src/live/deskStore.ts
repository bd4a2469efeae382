import { defineStore } from 'pinia';
import { reactive, ref, toRefs } from 'vue';
import type { SeriesKey } from '../../../server/src/domain/contract.js';
import { type ChoiceMode, changedChoice, type DeskLook, FIRST_LOOK, type PointRef } from '../model/index.js';

/** How the desk is set, and what is pointed at. */
export const useDeskStore = defineStore('desk', () => {
  const look = reactive<DeskLook>({ ...FIRST_LOOK });
  /** The point the keys stand on, and the panes follow. */
  const cursor = ref<PointRef | null>(null);
  /** The series that was looked at last, to come back to from another page. */
  const last = ref<SeriesKey | null>(null);

  function choose(files: readonly string[], mode: ChoiceMode): void {
    look.chosen = [...changedChoice(new Set(look.chosen), files, mode)];
  }

  /** Stands on a point, and chooses it. */
  function pointAt(point: PointRef, mode: ChoiceMode): void {
    cursor.value = point;
    choose([point.filename], mode);
  }

  /** Another series: what is chosen and shown of this one means nothing there. */
  function leaveSeries(): void {
    cursor.value = null;
    look.chosen = [];
    look.zoom = null;
  }

  return { ...toRefs(look), look, cursor, last, choose, pointAt, leaveSeries };
});
