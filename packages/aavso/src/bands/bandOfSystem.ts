import type { AavsoBand } from '../report/aavsoBands.js';

/** Words for the system of a filter, as makers and capture programs write them; JC is Johnson-Cousins. */
const JOHNSON_COUSINS = new Set(['johnson', 'bessel', 'bessell', 'cousins', 'kron', 'jc', 'ubvri']);
const SLOAN = new Set(['sloan', 'sdss']);
/** Words that say nothing of the system. */
const FILLING = new Set(['band', 'filter', 'photometric']);

const BANDS_OF_JOHNSON_COUSINS: Readonly<Record<string, AavsoBand>> = {
  ...{ u: 'U', b: 'B', v: 'V', r: 'R', i: 'I' },
  ...{ rc: 'R', ic: 'I' },
};
const BANDS_OF_SLOAN: Readonly<Record<string, AavsoBand>> = {
  ...{ u: 'SU', g: 'SG', r: 'SR', i: 'SI', z: 'SZ' },
  ...{ up: 'SU', gp: 'SG', rp: 'SR', ip: 'SI', zp: 'SZ', zs: 'SZ' },
};
const PRIME = /^([ugriz])['’]$/;

/**
 * The band of a name that tells letter and system: `Johnson V`, `Bessell_I`, `Cousins R`, `Sloan r'`, `SDSS-g`. So does
 * the prime of `r'`. Undefined where the name has any other word, or no system: nothing is guessed.
 */
export function bandOfSystem(name: string): AavsoBand | undefined {
  const prime = PRIME.exec(name.trim())?.[1];
  if (prime !== undefined) return BANDS_OF_SLOAN[prime];
  const words = name
    .toLowerCase()
    .split(/[^a-z'’]+/)
    .filter((word) => word !== '' && !FILLING.has(word));
  const isOf = (system: ReadonlySet<string>) => words.some((word) => system.has(word));
  if (isOf(JOHNSON_COUSINS)) return bandAmong(words, JOHNSON_COUSINS, BANDS_OF_JOHNSON_COUSINS);
  return isOf(SLOAN) ? bandAmong(words, SLOAN, BANDS_OF_SLOAN) : undefined;
}

/** Of the one word that is not of the system. */
function bandAmong(
  words: readonly string[],
  system: ReadonlySet<string>,
  bands: Readonly<Record<string, AavsoBand>>,
): AavsoBand | undefined {
  const [letter = '', ...others] = words.filter((word) => !system.has(word));
  const plain = letter.replace(/['’]$/, '');
  return others.length === 0 && Object.hasOwn(bands, plain) ? bands[plain] : undefined;
}
