import { computed, type Ref, ref } from 'vue';
import { onCommand } from '../../live/commands.js';
import { useDeskStore } from '../../live/deskStore.js';
import {
  type CurveScene,
  type CurveSet,
  contains,
  fittingZoom,
  markBeside,
  pointWords,
  spanOf,
} from '../../model/index.js';
import type { CurveChart } from './chartOptions.js';
import { type FoundMark, placeOfMark } from './placesOnChart.js';

/** Going from point to point by keys: where one stands, and what is said of it. */
export function usePointWalk(chart: Ref<CurveChart | null>, scene: Ref<CurveScene>) {
  const desk = useDeskStore();
  const announced = ref('');

  function setOf(role: string | undefined): CurveSet | undefined {
    const { sets } = scene.value.view;
    return sets.find((set) => set.role === role) ?? sets[0];
  }

  const standing = computed((): FoundMark | null => {
    const at = desk.cursor;
    if (at === null || chart.value === null) return null;
    const mark = setOf(at.role)?.marks.find(({ point }) => point.filename === at.filename);
    if (mark === undefined || !contains(fittingZoom(scene.value, desk.zoom).x, mark.x)) return null;
    const place = placeOfMark(chart.value, scene.value, at.role, mark);
    return place === null ? null : { role: at.role, mark, at: place };
  });

  function walk(step: number, extend: boolean): void {
    const set = setOf(desk.cursor?.role);
    const mark = set === undefined ? null : markBeside(set.marks, desk.cursor?.filename ?? null, step);
    if (set === undefined || mark === null) return;
    bringIntoSight(mark.x);
    desk.pointAt({ role: set.role, filename: mark.point.filename }, extend ? 'add' : 'replace');
    say(set, mark.point.filename);
  }

  /** The same frame, of the other star. */
  function cross(): void {
    const at = desk.cursor;
    const other = scene.value.view.sets.find(({ role }) => role !== at?.role);
    if (at === null || other === undefined) return;
    if (!other.marks.some(({ point }) => point.filename === at.filename)) return;
    desk.cursor = { role: other.role, filename: at.filename };
    say(other, at.filename);
  }

  function say(set: CurveSet, filename: string): void {
    const at = set.marks.findIndex(({ point }) => point.filename === filename);
    const mark = set.marks[at];
    if (mark !== undefined)
      announced.value = pointWords(set.role, mark.point, { number: at + 1, of: set.marks.length });
  }

  function bringIntoSight(x: number): void {
    const zoom = fittingZoom(scene.value, desk.zoom);
    if (contains(zoom.x, x)) return;
    const half = spanOf(zoom.x) / 2;
    desk.zoom = { ...zoom, x: { min: x - half, max: x + half } };
  }

  onCommand('nextPoint', (event) => walk(1, event.shiftKey));
  onCommand('previousPoint', (event) => walk(-1, event.shiftKey));
  onCommand('otherStar', cross);
  for (const [command, step] of [
    ['nextFrame', 1],
    ['previousFrame', -1],
  ] as const)
    onCommand(command, () => {
      desk.evidence = 'frame';
      walk(step, false);
    });

  return { standing, announced };
}
