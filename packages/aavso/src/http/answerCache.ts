/** Answers kept from one reduction to the next, by the address that was asked. */
export interface AnswerCache {
  /** The body of the answer as it came; null where there is none, or none that is still fresh. */
  find(url: string): KeptAnswer | null;
  /** Only for answers that were read and understood. `days`: Infinity until somebody takes it away; 0 not at all. */
  keep(url: string, answer: KeptAnswer, days: number): void;
}

export interface KeptAnswer {
  status: number;
  body: string;
}

export const NO_CACHE: AnswerCache = { find: () => null, keep: () => undefined };

/** A star that is unknown today may be in the books tomorrow. */
export const UNKNOWN_DAYS = 1;
