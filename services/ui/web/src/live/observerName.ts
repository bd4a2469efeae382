import { ref } from 'vue';

const KEY = 'wombat.observer';

/** The name behind verdicts: of whoever is logged in, or asked once and kept in this browser. */
export const observerName = ref(localStorage.getItem(KEY) ?? '');
let isSigned = false;

/** Whoever is logged in, whatever name was given here before. */
export function signAs(name: string): void {
  isSigned = true;
  observerName.value = name;
}

export function rememberObserver(name: string): void {
  if (isSigned) return;
  observerName.value = name;
  localStorage.setItem(KEY, name);
}

/** A name given in another tab counts here too. */
window.addEventListener('storage', ({ key, newValue }) => {
  if (key === KEY && !isSigned) observerName.value = newValue ?? '';
});
