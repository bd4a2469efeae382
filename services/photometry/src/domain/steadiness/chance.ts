/**
 * The ratio of two variances of so many degrees of freedom that chance exceeds as rarely as a normal value exceeds
 * `sigmas` standard deviations: Paulson 1942 (Ann. Math. Stat. 13, 233), cube roots of both taken as normal. Infinite
 * where the second has too few to tell.
 */
export function largestVarianceRatio(freedom: number, otherFreedom: number, sigmas: number): number {
  const [own, other] = [2 / (9 * freedom), 2 / (9 * otherFreedom)];
  const square = (1 - other) ** 2 - sigmas ** 2 * other;
  if (!(square > 0)) return Number.POSITIVE_INFINITY;
  const half = (1 - own) * (1 - other);
  const rest = (1 - own) ** 2 - sigmas ** 2 * own;
  return ((half + Math.sqrt(half ** 2 - square * rest)) / square) ** 3;
}

/**
 * What of independent values' variance is not seen in the differences of neighbours, 1 - half of von Neumann's ratio,
 * as a normal value of so many standard deviations. Von Neumann's ratio (1941, Ann. Math. Stat. 12, 367) has mean 2 and
 * variance 4 (n - 2) / (n^2 - 1); a symmetric beta distribution with these is that of a correlation, which Fisher's
 * transformation makes normal.
 */
export function sigmasOfSmoothPart(part: number, count: number): number {
  return Math.atanh(part) / smoothPartSigma(count);
}

/**
 * The part that chance exceeds as rarely as a normal value exceeds `sigmas` standard deviations; of 4 values or more.
 */
export function largestSmoothPart(count: number, sigmas: number): number {
  return Math.tanh(sigmas * smoothPartSigma(count));
}

function smoothPartSigma(count: number): number {
  return 1 / Math.sqrt((count ** 2 - 1) / (count - 2) - 2);
}
