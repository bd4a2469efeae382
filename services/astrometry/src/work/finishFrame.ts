import { join } from 'node:path';
import { type Header, rewriteHeader } from '@wombat/fits';
import { throwInstallationFault } from '@wombat/service-kit/worker';
import { solutionNumbers, wcsToCards } from '@wombat/sky';
import { type ImageSize, type Solution, sipInverse } from '../domain/index.js';
import type { Solved, Tried } from './tried.js';

/**
 * Writes the solution into the frame's header (`product`, relative to the root) and makes the fact of what came of it.
 */
export async function finishFrame(root: string, product: string, tried: Tried): Promise<Solved> {
  const attempts = tried.attempts.map((attempt, index) => ({ ...attempt, number: index + 1 }));
  const { found } = tried;
  if (found === null) return { solved: false, reason: tried.reason, attempts, solution: undefined, product: undefined };
  const written = await rewriteHeader(join(root, product), (header) => withWcs(header, found));
  if (!written.ok) {
    throwInstallationFault(written.fault);
    const reason = `the solution could not be written: ${written.fault.message}`;
    return { solved: false, reason, attempts, solution: undefined, product: undefined };
  }
  return {
    solved: true,
    reason: '',
    attempts,
    solution: solutionNumbers(found.solution.wcs),
    product: { path: product, sha256: written.value.sha256 },
  };
}

/**
 * Everything that could contradict the new solution goes: old matrices, rotations, distortions and their polynomials.
 */
const OLD_WCS =
  /^(WCSAXES|C(TYPE|UNIT|RPIX|RVAL|DELT|ROTA)\d|(CD|PC)\d_\d|PV\d_\d+|LONPOLE|LATPOLE|RADE(SYS|CSYS)|EQUINOX|EPOCH|(A|B|AP|BP)_(ORDER|\d_\d)|PLTSOLVD)$/;

function withWcs(header: Header, { solution, method }: { solution: Solution; method: string }): Header {
  const { wcs } = solution;
  const inverse = wcs.kind === 'SIP' ? sipInverse(wcs, sizeOf(header)) : null;
  const cards = wcsToCards(wcs, inverse ?? undefined);
  const clean = header.without(OLD_WCS);
  return cards
    .reduce((head, { keyword, value, comment }) => head.with(keyword, value, comment), clean)
    .with('PLTSOLVD', true, `plate solved by ${method}`);
}

function sizeOf(header: Header): ImageSize {
  return { width: header.getNumber('NAXIS1') ?? 0, height: header.getNumber('NAXIS2') ?? 0 };
}
