import { computed, type Ref, ref } from 'vue';
import { useRouter } from 'vue-router';
import type { SeriesEntry, Verdict, VerdictRequest } from '../../../../server/src/domain/contract.js';
import { api } from '../../live/api.js';
import { useIdentity } from '../../live/identity.js';
import { useNotices } from '../../live/notices.js';
import { rememberObserver } from '../../live/observerName.js';
import { usePipelineStore } from '../../live/pipelineStore.js';
import { placeOf } from '../../live/placeOf.js';
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
  const pipeline = usePipelineStore();
  const identity = useIdentity();
  const router = useRouter();
  const sending = ref(false);
  const refusal = ref('');

  const offer = computed(() =>
    verdictOffer({
      ...{ entry: entry.value, revision: revision.value, sending: sending.value },
      mayDecide: identity.may('validator'),
    }),
  );
  const title = computed(() => {
    const { targetName, filter, date } = entry.value.series;
    return `${targetName} ${filter} of ${nightText(date)}`;
  });

  async function send(verdict: Verdict, { by, reason }: Signed): Promise<void> {
    if (revision.value === null || sending.value) return;
    const about = title.value;
    const request = { ...keyOfEntry(entry.value), revision: revision.value, verdict, by, reason };
    rememberObserver(by);
    sending.value = true;
    refusal.value = '';
    const reply = await api.validate(request);
    sending.value = false;
    if (!reply.ok) {
      refusal.value = `${about} was not ${verdict}: ${reply.fault.message}`;
      return;
    }
    notices.show({ text: `You ${verdict} ${about}.`, undo: () => void takeBack(request, about) });
    decided(verdict);
  }

  /** It waits again, and is opened. Asked of a series that may not be on the screen any more. */
  async function takeBack(said: VerdictRequest, about: string): Promise<void> {
    const reply = await api.validate({ ...said, verdict: 'withdrawn', reason: '' });
    const text = reply.ok
      ? `You took back the verdict on ${about}.`
      : `The verdict on ${about} stands still: ${reply.fault.message}`;
    notices.show({ text, undo: null });
    await Promise.all([pipeline.refresh(), router.push(placeOf(said))]);
  }

  /** What was decided of the series on the screen is taken back. */
  async function takeBackShown(by: string): Promise<void> {
    if (revision.value === null) return;
    rememberObserver(by);
    const series = { ...keyOfEntry(entry.value), revision: revision.value };
    await takeBack({ ...series, verdict: 'withdrawn', by, reason: '' }, title.value);
  }

  return { offer, title, sending, refusal, send, takeBackShown };
}
