import { ref } from 'vue';
import { STREAM_EVENTS } from '../../../server/src/domain/contract.js';

/**
 * The server's stream of changes. The browser opens it again by itself when it breaks; it may have missed something
 * then.
 */
export function changeStream(changed: () => void) {
  const streaming = ref(false);
  const stream = new EventSource('/api/stream');
  stream.addEventListener('open', () => {
    if (!streaming.value) changed();
    streaming.value = true;
  });
  stream.addEventListener('error', () => {
    streaming.value = false;
  });
  stream.addEventListener(STREAM_EVENTS.changed, changed);
  return { streaming, close: () => stream.close() };
}
