import { onScopeDispose, ref } from 'vue';
import { formatRoute, parseRoute, type Route } from '../model/index.js';

/** The page's place, kept in the address bar: it can be reloaded, gone back from, and sent to somebody. */
export function useRoute() {
  const route = ref<Route>(parseRoute(location.hash));
  const follow = () => {
    route.value = parseRoute(location.hash);
  };
  window.addEventListener('hashchange', follow);
  onScopeDispose(() => window.removeEventListener('hashchange', follow));
  const go = (to: Route) => {
    location.hash = formatRoute(to);
  };
  return { route, go };
}
