import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { LightCurve, SeriesKey } from '../../../../server/src/domain/contract.js';
import { idOf, type Switched, switchesOf } from '../../model/index.js';
import { api } from '../api.js';

/** A series as it would be with some comparison stars switched; nothing of the pipeline changes by it. */
export const useWhatIf = defineStore('whatIf', () => {
  const id = ref('');
  const switched = shallowRef<Switched>(new Set());
  const curve = shallowRef<LightCurve | null>(null);
  /** Why there is no such curve; '' where there is, or none is asked for. */
  const trouble = ref('');
  let newest = 0;

  function switchedOf(series: SeriesKey): Switched {
    return id.value === idOf(series) ? switched.value : new Set();
  }

  function curveOf(series: SeriesKey): LightCurve | null {
    return id.value === idOf(series) ? curve.value : null;
  }

  /** Asks how it would be with one star more, or less, switched. */
  async function turn(series: SeriesKey, comps: LightCurve['comps'], auid: string): Promise<void> {
    const before = switchedOf(series);
    const next = before.has(auid) ? [...before].filter((other) => other !== auid) : [...before, auid];
    id.value = idOf(series);
    switched.value = new Set(next);
    const question = ++newest;
    const reply =
      next.length === 0 ? null : await api.tryComps({ ...series, ...switchesOf(comps ?? [], switched.value) });
    if (question !== newest) return;
    curve.value = reply?.ok ? reply.value : null;
    trouble.value = reply === null || reply.ok ? '' : reply.fault.message;
  }

  function leave(): void {
    newest++;
    id.value = '';
    switched.value = new Set();
    curve.value = null;
    trouble.value = '';
  }

  return { trouble, switchedOf, curveOf, turn, leave };
});
