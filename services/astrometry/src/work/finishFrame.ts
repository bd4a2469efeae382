import { join } from 'node:path';
import { failPoint } from '@wombat/eventlog/fail-points';
import { Header, writeSolution } from '@wombat/fits';
import { throwInstallationFault } from '@wombat/service-kit/worker';
import { solutionNumbers, wcsToCards } from '@wombat/sky';
import { type ImageSize, type OrderedFrame, type Solution, sipInverse } from '../domain/index.js';
import { takeOutSolution } from './takeOutSolution.js';
import type { Solved, Tried } from './tried.js';

/**
 * Writes the solution into the header of the frame's product, and makes the fact of what came of it. Where none was
 * found, one from a time before, of which nobody knows any more, is taken out of it.
 */
export async function finishFrame(root: string, { path, product }: OrderedFrame, tried: Tried): Promise<Solved> {
  const attempts = tried.attempts.map((attempt, index) => ({ ...attempt, number: index + 1 }));
  const { found } = tried;
  if (found === null) {
    await takeOutSolution(join(root, product), join(root, path));
    return { solved: false, reason: tried.reason, attempts, solution: undefined, product: undefined };
  }
  const written = await writeSolution(join(root, product), (header) => cardsOf(header, found));
  if (!written.ok) {
    throwInstallationFault(written.fault);
    const reason = `the solution could not be written: ${written.fault.message}`;
    return { solved: false, reason, attempts, solution: undefined, product: undefined };
  }
  failPoint('product.placed');
  return {
    solved: true,
    reason: '',
    attempts,
    solution: solutionNumbers(found.solution.wcs),
    product: { path: product, sha256: written.value.sha256 },
  };
}

function cardsOf(header: Header, { solution, method }: { solution: Solution; method: string }): Header {
  const { wcs } = solution;
  const inverse = wcs.kind === 'SIP' ? sipInverse(wcs, sizeOf(header)) : null;
  return wcsToCards(wcs, inverse ?? undefined)
    .reduce((cards, { keyword, value, comment }) => cards.with(keyword, value, comment), Header.of([]))
    .with('PLTSOLVD', true, `plate solved by ${method}`);
}

function sizeOf(header: Header): ImageSize {
  return { width: header.getNumber('NAXIS1') ?? 0, height: header.getNumber('NAXIS2') ?? 0 };
}
