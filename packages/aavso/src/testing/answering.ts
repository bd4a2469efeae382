import type { PoliteAnswer, PoliteFetch } from '../http/politeFetch.js';

/** A fetch that gives one answer to everything and keeps the addresses it was asked for. */
export function answering(answer: PoliteAnswer): { fetch: PoliteFetch; urls: string[] } {
  const urls: string[] = [];
  return {
    urls,
    fetch: async (url) => {
      urls.push(url);
      return answer;
    },
  };
}

export function page(body: string, status = 200): PoliteAnswer {
  return { outcome: 'answer', status, body };
}
