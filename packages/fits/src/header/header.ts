import type { Card, CardValue } from './card.js';
import { parseNumber } from './parseNumber.js';
import { wrapText } from './wrapText.js';

const KEYWORD = /^[\x21-\x3c\x3e-\x7e]+(?: [\x21-\x3c\x3e-\x7e]+)*$/;
const LONGEST_KEYWORD = 40;
const WITHOUT_VALUE = new Set(['COMMENT', 'HISTORY', 'CONTINUE', 'END', 'HIERARCH']);
const HISTORY_WIDTH = 72;

/** A FITS header: cards in their order. Immutable: every change returns a new header. */
export class Header {
  readonly cards: readonly Card[];
  private readonly first: ReadonlyMap<string, Card>;

  private constructor(cards: readonly Card[]) {
    this.cards = cards;
    const first = new Map<string, Card>();
    for (const card of cards) if (!first.has(card.keyword)) first.set(card.keyword, card);
    this.first = first;
  }

  static of(cards: Iterable<Card>): Header {
    return new Header(Array.from(cards, upperCased));
  }

  /** The first card of that name, in any case; a HIERARCH keyword with or without the word HIERARCH. */
  card(keyword: string): Card | undefined {
    return this.first.get(normalised(keyword));
  }

  has(keyword: string): boolean {
    return this.card(keyword) !== undefined;
  }

  /** `undefined`: no such card, or one without a value field; `null`: the value field is empty. */
  get(keyword: string): CardValue | undefined {
    return this.card(keyword)?.value;
  }

  /** Numbers in quotes, with D or lower-case exponents or a decimal comma count as numbers too. */
  getNumber(keyword: string): number | undefined {
    const value = this.get(keyword);
    if (typeof value === 'string') return parseNumber(value);
    if (typeof value === 'bigint') return Number(value);
    return typeof value === 'number' ? value : undefined;
  }

  /** Trimmed; numbers and logicals (T, F) as text. */
  getString(keyword: string): string | undefined {
    const value = this.get(keyword);
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'boolean') return value ? 'T' : 'F';
    return String(value).trim();
  }

  /** T or F, also in quotes or spelled out. */
  getBoolean(keyword: string): boolean | undefined {
    const text = this.getString(keyword)?.toUpperCase();
    if (text === 'T' || text === 'TRUE') return true;
    return text === 'F' || text === 'FALSE' ? false : undefined;
  }

  /** The texts of all cards of a keyword, in order: COMMENT and HISTORY. */
  texts(keyword: string): string[] {
    const name = normalised(keyword);
    return this.cards.flatMap((card) => (card.keyword === name && card.text !== undefined ? [card.text] : []));
  }

  /**
   * Replaces the first card of that name where it stands (keeping its comment unless a new one is given), else appends.
   * A number that is not finite, which FITS cannot say, becomes a card without a value.
   * @throws RangeError for a keyword that cannot carry a value
   */
  with(keyword: string, value: string | number | boolean, comment?: string): Header {
    const name = normalised(keyword);
    if (!KEYWORD.test(name) || name.length > LONGEST_KEYWORD || WITHOUT_VALUE.has(name)) {
      throw new RangeError(`"${keyword}" is not a FITS keyword that can carry a value`);
    }
    const old = this.first.get(name);
    const stored = typeof value === 'number' && !Number.isFinite(value) ? null : value;
    const card: Card = { keyword: name, value: stored, comment: comment ?? old?.comment ?? '' };
    return new Header(old ? this.cards.map((each) => (each === old ? card : each)) : [...this.cards, card]);
  }

  /** Without every card of these names; a RegExp is tried on the upper-case keyword. */
  without(...keywords: (string | RegExp)[]): Header {
    const names = new Set(keywords.filter((each) => typeof each === 'string').map(normalised));
    const patterns = keywords.filter((each) => each instanceof RegExp);
    return new Header(
      this.cards.filter(
        ({ keyword }) => !names.has(keyword) && !patterns.some((pattern) => keyword.search(pattern) >= 0),
      ),
    );
  }

  /** Appends the text as as many HISTORY cards as it needs. */
  withHistory(text: string): Header {
    const lines = wrapText(text, HISTORY_WIDTH);
    const cards = lines.map((line) => ({ keyword: 'HISTORY', value: undefined, comment: '', text: line }));
    return new Header([...this.cards, ...cards]);
  }
}

function upperCased(card: Card): Card {
  const keyword = card.keyword.toUpperCase();
  return keyword === card.keyword ? card : { ...card, keyword };
}

function normalised(keyword: string): string {
  return keyword
    .trim()
    .toUpperCase()
    .replace(/^HIERARCH +/, '');
}
