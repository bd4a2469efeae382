import { computed, type Ref, shallowRef, watch } from 'vue';
import type { LightCurve, SeriesKey } from '../../../../server/src/domain/contract.js';
import { type Behind, idOf, seriesBehind } from '../../model/index.js';
import { api } from '../api.js';
import { usePipelineStore } from '../pipelineStore.js';

/** The curves that stand behind one, as far as they could be had; asked for only while they are wanted. */
export function useGhosts(series: Ref<SeriesKey>, behind: Ref<Behind>) {
  const pipeline = usePipelineStore();
  const curves = shallowRef<readonly LightCurve[]>([]);
  const wanted = computed(() => seriesBehind(series.value, pipeline.entries, behind.value));
  let newest = 0;

  watch(
    () => wanted.value.map(idOf).join(),
    async () => {
      const question = ++newest;
      curves.value = [];
      const replies = await Promise.all(wanted.value.map(api.lightCurve));
      if (question === newest) curves.value = replies.flatMap((reply) => (reply.ok ? [reply.value] : []));
    },
    { immediate: true },
  );
  return curves;
}
