import { onScopeDispose, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { lookOf, queryOf } from '../model/index.js';
import { useDeskStore } from './deskStore.js';

const PAUSE_MILLISECONDS = 250;

/**
 * Keeps how the desk is set in the address, without a step in the history for every turn of the wheel. An address that
 * says something of it is obeyed when the desk is opened; one that says nothing leaves the desk as it was.
 */
export function useLookInAddress(): void {
  const desk = useDeskStore();
  const route = useRoute();
  const router = useRouter();
  let timer = 0;
  let leaving = false;

  /** On the way to another page nothing is written any more: it would call the visitor back. */
  const stopGuarding = router.beforeEach((to) => {
    leaving = to.name !== 'validate';
  });
  onScopeDispose(stopGuarding);

  if (Object.keys(route.query).length > 0) Object.assign(desk.look, lookOf(route.query));
  watch(
    () => route.path,
    () => {
      if (route.name !== 'validate') return;
      desk.leaveSeries();
      const { zoom, chosen } = lookOf(route.query);
      Object.assign(desk.look, { zoom, chosen });
    },
  );
  watch(
    [() => queryOf(desk.look), () => route.path],
    ([query]) => {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        const { name, params } = route;
        if (name === 'validate' && !leaving) void router.replace({ name, params, query });
      }, PAUSE_MILLISECONDS);
    },
    { immediate: true },
  );
}
