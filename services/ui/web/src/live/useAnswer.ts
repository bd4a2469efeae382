import { onScopeDispose, type Ref, shallowRef, watch } from 'vue';
import type { Reply } from './ask.js';
import { usePipelineStore } from './pipelineStore.js';

/** An answer of the server, as a pane shows it. */
export type AnswerState<T> = { state: 'loading' } | { state: 'shown'; value: T } | { state: 'failed'; error: string };

/** Asks when the question changes; late answers are dropped, and what failed is asked again by itself. */
export function useAnswer<Q, T>(question: Ref<Q | null>, ask: (question: Q) => Promise<Reply<T>>) {
  const pipeline = usePipelineStore();
  const answer: Ref<AnswerState<T>> = shallowRef({ state: 'loading' });
  let newest = 0;

  async function load(): Promise<void> {
    const { value } = question;
    const number = ++newest;
    if (value === null) {
      answer.value = { state: 'loading' };
      return;
    }
    const reply = await ask(value);
    if (number !== newest) return;
    if (!reply.ok) pipeline.miss();
    answer.value = reply.ok ? { state: 'shown', value: reply.value } : { state: 'failed', error: reply.fault.message };
  }

  watch(
    () => JSON.stringify(question.value),
    () => {
      answer.value = { state: 'loading' };
      void load();
    },
    { immediate: true },
  );
  onScopeDispose(
    pipeline.onRefresh(() => {
      if (answer.value.state === 'failed') void load();
    }),
  );
  return { answer, reload: load };
}
