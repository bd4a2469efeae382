import { withChecksum } from '../header/checksum.js';
import type { Header } from '../header/header.js';
import { renderHeader } from '../header/renderHeader.js';
import { solutionCards, withoutSolution } from '../solution/solutionCards.js';
import { solvableHead } from '../solution/solvableHead.js';
import { imageCards, type Shape } from './imageCards.js';

/**
 * The header blocks of a file of one primary array, as `writeImage` writes them. Their length does not depend on
 * `dataSum`, the ones' complement sum of the data's 32-bit words.
 */
export function imageHead(header: Header, shape: Shape, dataSum: number): Buffer {
  return renderHeader(withChecksum(imageCards(header, shape), dataSum));
}

/** The same of a frame that is solved later: a solution it has stands last, and has room for another. */
export function solvableImageHead(header: Header, shape: Shape, dataSum: number): Buffer {
  const cards = imageCards(header, shape);
  return solvableHead({ known: withoutSolution(cards), dataSum }, solutionCards(cards));
}
