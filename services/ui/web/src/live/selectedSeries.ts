import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { SeriesKey } from '../../../server/src/domain/contract.js';
import { isSameSeries, keyOfEntry, nextLine, wishedLines } from '../model/index.js';
import { usePipelineStore } from './pipelineStore.js';
import { placeOf } from './placeOf.js';

/** The series the address names, and the ways to another. */
export function useSelectedSeries() {
  const route = useRoute();
  const router = useRouter();
  const pipeline = usePipelineStore();

  const selected = computed((): SeriesKey | null => {
    const { night, targetName, filter } = route.params;
    if (typeof night !== 'string' || typeof targetName !== 'string' || typeof filter !== 'string') return null;
    return night === '' || targetName === '' || filter === '' ? null : { night, targetName, filter };
  });
  const entry = computed(() => pipeline.entries.find((each) => isSameSeries(keyOfEntry(each), selected.value)) ?? null);
  const waiting = computed(() => wishedLines(pipeline.lines, { chip: 'waiting', sort: 'newest', search: '' }));

  function open(series: SeriesKey): void {
    if (!isSameSeries(series, selected.value)) void router.push(placeOf(series));
  }

  /** The next that waits, after the one that is open; false where no other does. */
  function openNextWaiting(after: string | null): boolean {
    const next = nextLine(waiting.value, after);
    if (next !== null) open(next.key);
    return next !== null;
  }

  /** Landing without a series opens the first that waits. */
  function land(): void {
    const [first] = waiting.value;
    if (selected.value === null && route.name === 'validate' && first !== undefined)
      void router.replace(placeOf(first.key));
  }

  return { selected, entry, waiting, open, openNextWaiting, land };
}
