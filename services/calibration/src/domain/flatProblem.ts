/** Light in a flat, and what its raw counts had besides. */
export interface FlatLevel {
  /** Median of what is left when bias and dark are taken away. */
  light: number;
  /** What was taken away, of a typical pixel. */
  below: number;
  /** Raw counts at which a pixel is saturated; undefined: not known. */
  saturation: number | undefined;
}

/** Where nothing else is known: the most that 16 bits hold. */
const HIGHEST_COUNT = 65_535;

/** Why a flat cannot be used; '' where it can. */
export function flatProblem({ light, below, saturation = HIGHEST_COUNT }: FlatLevel): string {
  if (!(light > 0)) return 'no light in it';
  if (light + below >= saturation) return `saturated: half of it is at ${saturation} or above`;
  return '';
}
