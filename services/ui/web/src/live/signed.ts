import { computed, type Ref, ref, shallowRef } from 'vue';
import { observerName, rememberObserver } from './observerName.js';

/** Something a person does under a name. */
export interface Deed {
  title: string;
  button: string;
  act(by: string): Promise<void>;
}

export interface Signed {
  /** What waits for a name; null: nothing. */
  pending: Ref<Deed | null>;
  asking: Ref<boolean>;
  by: Ref<string>;
  ask(deed: Deed): Promise<void>;
  sign(): Promise<void>;
}

/** Deeds under the name this browser remembers; where it has none, a dialog asks for it first. */
export function useSigned(): Signed {
  const pending = shallowRef<Deed | null>(null);
  const by = ref('');
  const asking = computed({
    get: () => pending.value !== null,
    set: (open) => {
      if (!open) pending.value = null;
    },
  });
  async function ask(deed: Deed): Promise<void> {
    if (observerName.value === '') pending.value = deed;
    else await deed.act(observerName.value);
  }
  async function sign(): Promise<void> {
    rememberObserver(by.value.trim());
    const deed = pending.value;
    pending.value = null;
    await deed?.act(observerName.value);
  }
  return { pending, asking, by, ask, sign };
}
