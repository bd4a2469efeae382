import type { LightCurve } from '../../../../server/src/domain/contract.js';
import { stripKindsOf } from '../curve/strips.js';
import type { DeskLook } from '../desk/deskQuery.js';

/** How the desk is set to see what a test saw. */
export type EvidenceLook = Partial<Pick<DeskLook, 'layout' | 'strip' | 'evidence'>>;

/** Null where the desk has nothing to show for a test. */
export function evidenceOf(test: string, curve: LightCurve): EvidenceLook | null {
  if (test.startsWith('checkStar'))
    return curve.check.length > 0 && curve.checkCatalogueMag !== undefined ? { layout: 'residual' } : null;
  if (test.startsWith('comparison') || test.startsWith('meridianFlip'))
    return curve.comps === undefined ? null : { evidence: 'comps' };
  if (test.startsWith('zeroPoint')) return stripKindsOf(curve).includes('zeroPoint') ? { strip: 'zeroPoint' } : null;
  if (test.startsWith('seeing')) return stripKindsOf(curve).includes('fwhm') ? { strip: 'fwhm' } : null;
  return null;
}
