import { Header } from '../header/header.js';
import { solutionCards } from './solutionCards.js';
import { solvableOf } from './solvableHead.js';

/** The header of a frame that can be solved, with the solution it has, as it was before room was left in it. */
export function withoutRoom(header: Header): Header {
  const solvable = solvableOf(header);
  return solvable === undefined ? header : Header.of([...solvable.known.cards, ...solutionCards(header).cards]);
}
