import { ref } from 'vue';

const KEY = 'wombat.observer';

/** The name behind verdicts, asked once and kept in this browser. */
export const observerName = ref(localStorage.getItem(KEY) ?? '');

export function rememberObserver(name: string): void {
  observerName.value = name;
  localStorage.setItem(KEY, name);
}

/** A name given in another tab counts here too. */
window.addEventListener('storage', ({ key, newValue }) => {
  if (key === KEY) observerName.value = newValue ?? '';
});
