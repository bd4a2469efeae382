import type { PolynomialTerm } from './polynomial.js';
import type { FrameWcs } from './wcs.js';

/** One term of SIP's A or B, which are added to the pixel. */
export interface SipTerm {
  coefficient: number;
  /** Powers. */
  x: number;
  y: number;
}

/** A solution as plain numbers, to be kept and sent. */
export interface SolutionNumbers {
  crpixX: number;
  crpixY: number;
  raDegrees: number;
  decDegrees: number;
  cd11: number;
  cd12: number;
  cd21: number;
  cd22: number;
  /** Absent where there is no distortion. */
  sip?: { a: SipTerm[]; b: SipTerm[] } | undefined;
}

export function solutionNumbers(wcs: FrameWcs): SolutionNumbers {
  const { crpixX, crpixY, raDegrees, decDegrees } = wcs;
  const [cd11, cd12, cd21, cd22] = wcs.cd;
  const linear = { crpixX, crpixY, raDegrees, decDegrees, cd11, cd12, cd21, cd22 };
  return wcs.kind === 'TAN' ? linear : { ...linear, sip: sipTerms(wcs.distortion) };
}

export function wcsOfNumbers(numbers: SolutionNumbers): FrameWcs {
  const { crpixX, crpixY, raDegrees, decDegrees, cd11, cd12, cd21, cd22, sip } = numbers;
  const linear = { crpixX, crpixY, raDegrees, decDegrees, cd: [cd11, cd12, cd21, cd22] } as const;
  if (sip === undefined) return { kind: 'TAN', ...linear };
  return { kind: 'SIP', ...linear, distortion: sipDistortion(sip.a, sip.b) };
}

/** The terms of A and B: the pixel itself, which the polynomials of a distortion include, is taken off. */
export function sipTerms({ x, y }: Readonly<Record<'x' | 'y', readonly PolynomialTerm[]>>): {
  a: SipTerm[];
  b: SipTerm[];
} {
  return { a: withoutPixel(x, { x: 1, y: 0 }), b: withoutPixel(y, { x: 0, y: 1 }) };
}

/** The polynomials u + A(u, v) and v + B(u, v). */
export function sipDistortion(a: readonly SipTerm[], b: readonly SipTerm[]) {
  const polynomial = (pixel: SipTerm, terms: readonly SipTerm[]): PolynomialTerm[] =>
    [pixel, ...terms].map(({ coefficient, x, y }) => ({ coefficient, x, y, r: 0 }));
  return { x: polynomial({ coefficient: 1, x: 1, y: 0 }, a), y: polynomial({ coefficient: 1, x: 0, y: 1 }, b) };
}

function withoutPixel(terms: readonly PolynomialTerm[], pixel: { x: number; y: number }): SipTerm[] {
  const sums = new Map([[`${pixel.x} ${pixel.y}`, { coefficient: -1, ...pixel }]]);
  for (const { coefficient, x, y } of terms) {
    const before = sums.get(`${x} ${y}`)?.coefficient ?? 0;
    sums.set(`${x} ${y}`, { coefficient: before + coefficient, x, y });
  }
  return [...sums.values()].filter(({ coefficient }) => coefficient !== 0);
}
