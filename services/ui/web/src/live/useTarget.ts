import { type Ref, shallowRef, watch } from 'vue';
import type { SeriesKey, TargetAnswer } from '../../../server/src/domain/contract.js';
import { api } from './api.js';

/** What is known of who the star of a series is. */
export type TargetState =
  | { state: 'loading' }
  | { state: 'shown'; target: TargetAnswer }
  | { state: 'failed'; error: string };

/**
 * Who the star of a series is or may be, asked anew when the series or where it stands changes; late answers are
 * dropped.
 */
export function useTarget(selected: Ref<SeriesKey & { stand: string }>) {
  const target = shallowRef<TargetState>({ state: 'loading' });
  let newest = 0;

  async function load(): Promise<void> {
    const question = ++newest;
    const reply = await api.target(selected.value);
    if (question !== newest) return;
    target.value = reply.ok ? { state: 'shown', target: reply.value } : { state: 'failed', error: reply.fault.message };
  }

  watch(() => JSON.stringify(selected.value), load, { immediate: true });
  return { target, reload: load };
}
