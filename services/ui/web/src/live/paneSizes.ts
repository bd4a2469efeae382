import { type Ref, ref, watch } from 'vue';

/** The width of a pane in pixels, kept in this browser. */
export function keptSize(pane: string, first: number): Ref<number> {
  const key = `wombat.pane.${pane}`;
  const kept = Number(localStorage.getItem(key) ?? first);
  const size = ref(Number.isFinite(kept) && kept > 0 ? kept : first);
  watch(size, (value) => localStorage.setItem(key, String(value)));
  return size;
}
