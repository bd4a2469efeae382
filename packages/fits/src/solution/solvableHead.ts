import { BLOCK_LENGTH, type Card, RECORD_LENGTH } from '../header/card.js';
import { withChecksum } from '../header/checksum.js';
import { Header } from '../header/header.js';
import { renderCard } from '../header/renderCard.js';

/** A solution without distortion takes 15 records. */
const ROOM_BYTES = 36 * RECORD_LENGTH;
const END = 'END'.padEnd(RECORD_LENGTH);
/** Before the checksums. What stands behind them is solution, or room for one, and nothing else. */
const MARK: Card = {
  keyword: 'COMMENT',
  value: undefined,
  comment: '',
  text: 'Behind the checksums: the solution on the sky, and room for one.',
};

/** What the header of a frame that can be solved says. */
export interface Solvable {
  /** All but the solution and the checksums. */
  readonly known: Header;
  /** The ones' complement sum of the data's 32-bit words. */
  readonly dataSum: number;
}

/**
 * Header blocks with room for a solution: what is known, the checksums, the solution, blank records, END. They depend
 * on nothing else, so that they come out the same whatever solution, or half of one, stood there before. `atLeast`: so
 * many bytes.
 */
export function solvableHead({ known, dataSum }: Solvable, solution: Header, atLeast = 0): Buffer {
  const last = solution.cards.map(renderCard).join('');
  const render = (marked: Header) => {
    const first = marked.cards.map(renderCard).join('');
    const needed = first.length + Math.max(last.length, ROOM_BYTES) + END.length;
    const length = Math.max(Math.ceil(needed / BLOCK_LENGTH) * BLOCK_LENGTH, atLeast);
    return Buffer.from(`${(first + last).padEnd(length - END.length)}${END}`, 'latin1');
  };
  return render(withChecksum(Header.of([...known.cards, MARK]), dataSum, render));
}

/** What a header says that `solvableHead` has laid out; undefined where it is laid out otherwise. */
export function solvableOf({ cards }: Header): Solvable | undefined {
  const at = cards.findIndex(({ keyword, text }) => keyword === MARK.keyword && text === MARK.text);
  const [checksum, sum] = cards.slice(at + 1);
  if (at < 0 || checksum?.keyword !== 'CHECKSUM' || sum?.keyword !== 'DATASUM') return undefined;
  const dataSum = Header.of([sum]).getNumber(sum.keyword);
  return dataSum === undefined ? undefined : { known: Header.of(cards.slice(0, at)), dataSum };
}
