import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { ServiceProgress } from '../../../server/src/domain/contract.js';
import {
  chipCounts,
  type KeptList,
  keptList,
  linesOf,
  oneAtATime,
  progressView,
  refreshDelay,
} from '../model/index.js';
import { api } from './api.js';
import { changeStream } from './changeStream.js';

/**
 * Everything the page knows of the pipeline, kept fresh by the server's stream and by asking, as long as the page is
 * open.
 */
export const usePipelineStore = defineStore('pipeline', () => {
  const kept = shallowRef<KeptList | null>(null);
  const services = shallowRef<readonly ServiceProgress[]>([]);
  const problems = shallowRef<readonly string[]>([]);
  /** False until the first answer. */
  const known = computed(() => kept.value !== null);
  const entries = computed(() => kept.value?.entries ?? []);
  const unusable = computed(() => kept.value?.unusable ?? []);
  const lines = computed(() => linesOf(entries.value));
  const counts = computed(() => chipCounts(lines.value));
  const listeners = new Set<() => void>();
  let timer = 0;
  /** Something could not be had since the last time all was asked for. */
  let isMissing = false;
  let failures = 0;

  const refresh = oneAtATime(async () => {
    failures = isMissing ? failures + 1 : 0;
    isMissing = false;
    const [series, progress] = await Promise.all([api.series(), api.progress()]);
    kept.value = keptList(kept.value, series.ok ? series.value : null, new Date());
    services.value = progress.ok ? progress.value.services : [];
    problems.value = series.ok ? series.value.missing : [series.fault.message];
    isMissing ||= problems.value.length > 0;
    for (const listener of listeners) listener();
    schedule();
  });

  const stream = changeStream(() => void refresh());

  function schedule(): void {
    clearTimeout(timer);
    const { busy } = progressView(services.value);
    const liveliness = { streaming: stream.streaming.value, busy, hidden: document.hidden };
    const delay = refreshDelay({ ...liveliness, failures: isMissing ? failures + 1 : 0 });
    timer = window.setTimeout(() => void refresh(), delay);
  }

  /** Told by what could not be had: it is asked for again soon. */
  function miss(): void {
    isMissing = true;
    schedule();
  }

  /** Called after every answer, until what is given back is called. */
  function onRefresh(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void refresh();
  });
  void refresh();

  return { kept, entries, unusable, lines, counts, services, problems, known, refresh, onRefresh, miss };
});
