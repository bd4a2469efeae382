/** `null`: the card is there without a value. `bigint` only for integers that a number cannot hold exactly. */
export type CardValue = string | number | bigint | boolean | null;

/** One keyword of a header, with all its CONTINUE records. */
export interface Card {
  /** Upper case; a HIERARCH keyword without the word HIERARCH ("ESO DET ID"); '' for a blank keyword. */
  readonly keyword: string;
  /** `undefined` for cards that carry text instead of a value. */
  readonly value: CardValue | undefined;
  readonly comment: string;
  /** Text of COMMENT, HISTORY, blank-keyword cards and of records that are no valid card. */
  readonly text?: string;
  /** The 80-character records as they were read. A card nobody changed is written back exactly so. */
  readonly records?: string;
}

export const RECORD_LENGTH = 80;
export const BLOCK_LENGTH = 2880;
