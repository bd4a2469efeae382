import { computed, type Ref, ref } from 'vue';
import type { SeriesEntry, Verdict } from '../../../../server/src/domain/contract.js';
import { api } from '../../live/api.js';
import { useNotices } from '../../live/notices.js';
import { rememberObserver } from '../../live/observerName.js';
import { keyOfEntry, nightText, verdictOffer } from '../../model/index.js';
import type { Signed } from './VerdictDialog.vue';

export interface VerdictInput {
  entry: Ref<SeriesEntry>;
  /** Revision of the light curve on the screen; null before there is one. */
  revision: Ref<number | null>;
  decided: (verdict: Verdict) => void;
}

/** A person's verdict on the series that is looked at. */
export function useVerdict({ entry, revision, decided }: VerdictInput) {
  const notices = useNotices();
  const sending = ref(false);
  const refusal = ref('');

  const offer = computed(() => verdictOffer({ entry: entry.value, revision: revision.value, sending: sending.value }));
  const title = computed(() => {
    const { targetName, filter, date } = entry.value.series;
    return `${targetName} ${filter} of ${nightText(date)}`;
  });

  async function send(verdict: Verdict, { by, reason }: Signed): Promise<void> {
    if (revision.value === null || sending.value) return;
    const about = title.value;
    rememberObserver(by);
    sending.value = true;
    refusal.value = '';
    const reply = await api.validate({ ...keyOfEntry(entry.value), revision: revision.value, verdict, by, reason });
    sending.value = false;
    if (!reply.ok) refusal.value = `${about} was not ${verdict}: ${reply.fault.message}`;
    else notices.show({ text: `You ${verdict} ${about}.`, undo: null });
    if (reply.ok) decided(verdict);
  }

  return { offer, title, sending, refusal, send };
}
