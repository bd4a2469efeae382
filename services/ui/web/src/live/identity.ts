import { isAtLeast, type Role } from '@wombat/proto/words';
import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';
import type { WhoAnswer } from '../../../server/src/domain/contract.js';
import { api } from './api.js';
import { isUnknown, type Reply } from './ask.js';
import { signAs } from './observerName.js';

/** Who looks at the page, and what he or she may do. */
export const useIdentity = defineStore('identity', () => {
  const who = ref<WhoAnswer | null>(null);
  /** Why it is not known who it is; '' where it is. */
  const trouble = ref('');
  const mustLogIn = computed(() => who.value !== null && who.value.role === null);
  /** Known by a login or a proxy, not by the name that is given. */
  const isKnown = computed(() => who.value !== null && who.value.access !== 'open' && who.value.role !== null);

  async function ask(): Promise<void> {
    const reply = await api.whoAmI();
    trouble.value = reply.ok ? '' : reply.fault.message;
    if (!reply.ok) return;
    who.value = reply.value;
    if (isKnown.value) signAs(reply.value.name);
  }

  function may(needed: Role): boolean {
    const role = who.value?.role ?? null;
    return role !== null && isAtLeast(role, needed);
  }

  /** What is open of the page begins anew with whoever it is then. */
  async function logIn(name: string, password: string): Promise<Reply<WhoAnswer>> {
    const reply = await api.logIn({ name, password });
    if (reply.ok) location.reload();
    return reply;
  }

  async function logOut(): Promise<void> {
    const reply = await api.logOut();
    if (reply.ok) location.reload();
  }

  watch(isUnknown, (unknown) => {
    if (unknown) void ask();
  });

  return { who, trouble, mustLogIn, isKnown, ask, may, logIn, logOut };
});
