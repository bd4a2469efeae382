import { defineStore } from 'pinia';
import { ref } from 'vue';

/** Something that was done, and how to take it back. */
export interface Notice {
  text: string;
  undo: (() => void) | null;
}

const SHOWN_MILLISECONDS = 10_000;

/** The last thing that was done, for ten seconds. */
export const useNotices = defineStore('notices', () => {
  const notice = ref<Notice | null>(null);
  let timer = 0;

  function show(next: Notice): void {
    clearTimeout(timer);
    notice.value = next;
    timer = window.setTimeout(clear, SHOWN_MILLISECONDS);
  }

  function clear(): void {
    notice.value = null;
  }

  /** Takes back what was done, where that is offered still; false where nothing is. */
  function takeBack(): boolean {
    const undo = notice.value?.undo ?? null;
    if (undo === null) return false;
    clear();
    undo();
    return true;
  }

  return { notice, show, clear, takeBack };
});
