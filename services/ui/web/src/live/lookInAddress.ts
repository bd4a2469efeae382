import { watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { lookOf, queryOf } from '../model/index.js';
import { useDeskStore } from './deskStore.js';

const PAUSE_MILLISECONDS = 250;

/** Keeps how the desk is set in the address, without a step in the history for every turn of the wheel. */
export function useLookInAddress(): void {
  const desk = useDeskStore();
  const route = useRoute();
  const router = useRouter();
  let timer = 0;

  Object.assign(desk.look, lookOf(route.query));
  watch(
    () => [route.params.night, route.params.targetName, route.params.filter].join('/'),
    () => {
      desk.leaveSeries();
      Object.assign(desk.look, { zoom: lookOf(route.query).zoom, chosen: lookOf(route.query).chosen });
    },
  );
  watch(
    () => queryOf(desk.look),
    (query) => {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        if (route.name === 'validate') void router.replace({ ...route, query } as Parameters<typeof router.replace>[0]);
      }, PAUSE_MILLISECONDS);
    },
  );
}
