import type { AnswerCache, KeptAnswer } from './answerCache.js';
import type { CallEnd, CallWitness } from './callWitness.js';
import type { PoliteFetch } from './politeFetch.js';
import type { ServiceAnswer } from './serviceAnswer.js';

export interface ServiceQuestion {
  url: string;
  fetch: PoliteFetch;
  cache: AnswerCache;
  witness: CallWitness;
}

/** What an answer says, and for how many days it is kept; 0: it is not. */
export interface ServiceReading<T> {
  answer: ServiceAnswer<T>;
  days: number;
}

/** Asks a service, unless it is known what it says; a witness is told of what really goes out. */
export async function askService<T>(
  { url, fetch, cache, witness }: ServiceQuestion,
  read: (answer: KeptAnswer) => ServiceReading<T>,
): Promise<ServiceAnswer<T>> {
  const kept = cache.find(url);
  if (kept !== null) return read(kept).answer;
  const ended = witness();
  const asked = await fetch(url);
  if (asked.outcome === 'unavailable') {
    const { reason, because } = asked;
    ended({ outcome: because, words: reason });
    return { outcome: 'unavailable', reason, url };
  }
  const { status, body } = asked;
  const { answer, days } = read({ status, body });
  ended(endOf(answer));
  if (days > 0) cache.keep(url, { status, body }, days);
  return answer;
}

function endOf(answer: ServiceAnswer<unknown>): CallEnd {
  if (answer.outcome === 'found') return { outcome: 'answered', words: '' };
  if (answer.outcome === 'unknown') return { outcome: 'notFound', words: 'it does not know the star' };
  return { outcome: 'refused', words: answer.reason };
}
