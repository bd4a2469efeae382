import { Header } from '../header/header.js';

/**
 * Of a solution on the sky, and everything that could contradict a new one: matrices, rotations, distortions and their
 * polynomials, of whatever program.
 */
const SOLUTION =
  /^(WCSAXES|C(TYPE|UNIT|RPIX|RVAL|DELT|ROTA)\d|(CD|PC)\d_\d|PV\d_\d+|LONPOLE|LATPOLE|RADE(SYS|CSYS)|EQUINOX|EPOCH|(A|B|AP|BP)_(ORDER|\d_\d)|PLTSOLVD)$/;

export function withoutSolution(header: Header): Header {
  return header.without(SOLUTION);
}

/** The cards of the solution alone, in their order. */
export function solutionCards(header: Header): Header {
  return Header.of(header.cards.filter(({ keyword }) => SOLUTION.test(keyword)));
}
