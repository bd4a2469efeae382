import { type Ref, shallowRef, watch } from 'vue';
import type { LightCurve, SeriesKey } from '../../../server/src/domain/contract.js';
import { api } from './api.js';

/** What is known of the curve of the selected series. */
export type CurveState =
  | { state: 'none' | 'loading' }
  | { state: 'shown'; curve: LightCurve }
  | { state: 'failed'; error: string };

/** The light curve of one series at a revision, asked anew when either changes or it has been measured; late answers are dropped. */
export function useLightCurve(selected: Ref<(SeriesKey & { revision: number; measured: boolean }) | null>) {
  const curve = shallowRef<CurveState>({ state: 'none' });
  let newest = 0;

  async function load(): Promise<void> {
    const question = ++newest;
    if (selected.value === null) {
      curve.value = { state: 'none' };
      return;
    }
    curve.value = { state: 'loading' };
    const reply = await api.lightCurve(selected.value);
    if (question !== newest) return;
    curve.value = reply.ok ? { state: 'shown', curve: reply.value } : { state: 'failed', error: reply.error };
  }

  watch(() => JSON.stringify(selected.value), load, { immediate: true });
  return { curve, reload: load };
}
