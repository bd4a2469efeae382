/**
 * What an AAVSO service had to say. `unknown` is the service's own word that it does not know the star; `unavailable`
 * is everything that heals by asking again later, with a sentence for the observer. The two are never confused.
 */
export type ServiceAnswer<T> =
  /** `also`: what else it names so, where one was asked for. */
  | { outcome: 'found'; value: T; also?: readonly T[]; raw: string; url: string }
  | { outcome: 'unknown'; raw: string; url: string }
  | { outcome: 'unavailable'; reason: string; url: string };
