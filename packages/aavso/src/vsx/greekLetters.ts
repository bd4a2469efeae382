/** [letter, full name, the abbreviation variable star catalogues use]. */
const LETTERS: readonly (readonly [string, string, string])[] = [
  ['α', 'alpha', 'alf'],
  ['β', 'beta', 'bet'],
  ['γ', 'gamma', 'gam'],
  ['δ', 'delta', 'del'],
  ['ε', 'epsilon', 'eps'],
  ['ζ', 'zeta', 'zet'],
  ['η', 'eta', 'eta'],
  ['θ', 'theta', 'tet'],
  ['ι', 'iota', 'iot'],
  ['κ', 'kappa', 'kap'],
  ['λ', 'lambda', 'lam'],
  ['μ', 'mu', 'mu'],
  ['ν', 'nu', 'nu'],
  ['ξ', 'xi', 'ksi'],
  ['ο', 'omicron', 'omi'],
  ['π', 'pi', 'pi'],
  ['ρ', 'rho', 'rho'],
  ['σ', 'sigma', 'sig'],
  ['τ', 'tau', 'tau'],
  ['υ', 'upsilon', 'ups'],
  ['φ', 'phi', 'phi'],
  ['χ', 'chi', 'chi'],
  ['ψ', 'psi', 'psi'],
  ['ω', 'omega', 'ome'],
];

/**
 * Catalogue abbreviation by letter, full name or abbreviation, in lower case. `khi`, `the` and `alp` are other
 * programs' spellings.
 */
export const GREEK_ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ...LETTERS.flatMap((spellings) => spellings.map((spelling) => [spelling, spellings[2]] as const)),
  ['µ', 'mu'],
  ['khi', 'chi'],
  ['the', 'tet'],
  ['alp', 'alf'],
]);
