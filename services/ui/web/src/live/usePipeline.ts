import { onScopeDispose, ref, shallowRef } from 'vue';
import { type SeriesEntry, type ServiceProgress, STREAM_EVENTS } from '../../../server/src/domain/contract.js';
import { oneAtATime, progressView, refreshDelay } from '../model/index.js';
import { api } from './api.js';

/** Everything the page knows of the pipeline, kept fresh by the server's stream and by asking; ends with its scope. */
export function usePipeline() {
  const entries = shallowRef<readonly SeriesEntry[]>([]);
  const services = shallowRef<readonly ServiceProgress[]>([]);
  const problems = shallowRef<readonly string[]>([]);
  /** False until the first answer. */
  const known = ref(false);
  const streaming = ref(false);
  let timer = 0;

  const refresh = oneAtATime(async () => {
    const [series, progress] = await Promise.all([api.series(), api.progress()]);
    if (series.ok) entries.value = series.value.entries;
    if (progress.ok) services.value = progress.value.services;
    problems.value = series.ok ? series.value.missing : [series.error];
    known.value = known.value || series.ok;
    schedule();
  });

  function schedule(): void {
    clearTimeout(timer);
    const { busy } = progressView(services.value);
    const delay = refreshDelay({ streaming: streaming.value, busy, hidden: document.hidden });
    timer = window.setTimeout(() => void refresh(), delay);
  }

  const stream = openStream(() => void refresh(), streaming);
  const onVisible = () => {
    if (!document.hidden) void refresh();
  };
  document.addEventListener('visibilitychange', onVisible);
  onScopeDispose(() => {
    clearTimeout(timer);
    stream.close();
    document.removeEventListener('visibilitychange', onVisible);
  });
  void refresh();

  return { entries, services, problems, known, refresh };
}

/** The browser opens it again by itself when it breaks; a stream that opens again may have missed something. */
function openStream(changed: () => void, streaming: { value: boolean }): EventSource {
  const stream = new EventSource('/api/stream');
  stream.addEventListener('open', () => {
    if (!streaming.value) changed();
    streaming.value = true;
  });
  stream.addEventListener('error', () => {
    streaming.value = false;
  });
  stream.addEventListener(STREAM_EVENTS.changed, changed);
  return stream;
}
