import { onScopeDispose, type Ref, shallowRef, watch } from 'vue';
import type { LightCurve, SeriesKey } from '../../../server/src/domain/contract.js';
import { idOf } from '../model/index.js';
import { api } from './api.js';
import { usePipelineStore } from './pipelineStore.js';

/** What is known of the curve of the selected series; `trouble` where the newest could not be had. */
export type CurveState =
  | { state: 'none' | 'loading' }
  | { state: 'shown'; curve: LightCurve; trouble: string }
  | { state: 'failed'; error: string };

/** Which curve: `revision` and `measured` tell when it is another. */
export type AskedCurve = SeriesKey & { revision: number; measured: boolean };

/**
 * The light curve of one series, asked anew when its revision changes or it has been measured. Late answers are
 * dropped; an older curve of the same series stays in sight until the newer one is there, and what failed is asked
 * again by itself.
 */
export function useLightCurve(asked: Ref<AskedCurve | null>) {
  const pipeline = usePipelineStore();
  const curve = shallowRef<CurveState>({ state: 'none' });
  let newest = 0;
  let shownOf = '';

  async function load(): Promise<void> {
    const question = ++newest;
    const series = asked.value;
    if (series === null) {
      curve.value = { state: 'none' };
      return;
    }
    if (curve.value.state !== 'shown' || shownOf !== idOf(series)) curve.value = { state: 'loading' };
    const reply = await api.lightCurve(series);
    if (question !== newest) return;
    if (!reply.ok) pipeline.miss();
    if (reply.ok) {
      shownOf = idOf(series);
      curve.value = { state: 'shown', curve: reply.value, trouble: '' };
    } else if (curve.value.state === 'shown') curve.value = { ...curve.value, trouble: reply.fault.message };
    else curve.value = { state: 'failed', error: reply.fault.message };
  }

  function heal(): void {
    const { value } = curve;
    if (value.state === 'failed' || (value.state === 'shown' && value.trouble !== '')) void load();
  }

  watch(() => JSON.stringify(asked.value), load, { immediate: true });
  onScopeDispose(pipeline.onRefresh(heal));
  return { curve, reload: load };
}
