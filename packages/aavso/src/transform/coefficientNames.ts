import { type AavsoBand, isAavsoBand } from '../report/aavsoBands.js';

/** The colours magnitudes are transformed by, as Transform Generator writes them. */
const COLOURS = { bv: 'B-V', vr: 'V-R', vi: 'V-I' } as const;

export type TransformColour = (typeof COLOURS)[keyof typeof COLOURS];

/** Of two bands each, the bluer first: `bv`. */
export const TRANSFORM_COLOUR_KEYS: readonly string[] = Object.keys(COLOURS);

/** The standard band a transformation leads to, of every band that has one. */
const STANDARD_BANDS: ReadonlyMap<string, AavsoBand> = new Map<AavsoBand, AavsoBand>([
  ...(['U', 'B', 'V', 'R', 'I', 'SU', 'SG', 'SR', 'SI', 'SZ'] as const).map((band) => [band, band] as const),
  ['TG', 'V'],
]);

/** That a band is transformed to; undefined: none, magnitudes in it stay what they are. */
export function standardBandOf(band: string): AavsoBand | undefined {
  return STANDARD_BANDS.get(band);
}

/** A band, bare or with its colour: of `Tb_bv` b and bv, of `Tbv` bv and nothing. */
const PARTS = /^T([a-z]+)(?:_([a-z]+))?$/;

/** What a coefficient of the configuration may be called: `Tb_bv`, `Tsg_vi`. */
export const COEFFICIENT_NAME = new RegExp(
  `^T(${[...new Set(STANDARD_BANDS.values())].join('|').toLowerCase()})_(${Object.keys(COLOURS).join('|')})$`,
);

/** The coefficient of a band by a colour: `Tv_bv`, for the green of a colour camera too; undefined: there is none. */
export function coefficientName(band: string, colour: string): string | undefined {
  const name = `T${`${standardBandOf(band)}_${colour.replace('-', '')}`.toLowerCase()}`;
  return COEFFICIENT_NAME.test(name) ? name : undefined;
}

/** The colour by which a coefficient transforms magnitudes of a band; undefined: it is not one of that band. */
export function colourOfCoefficient(name: string, band: string): TransformColour | undefined {
  return Object.values(COLOURS).find((colour) => coefficientName(band, colour) === name);
}

/** Why a coefficient of another program is of no use here; undefined: it is used. */
export function whyNotUsed(name: string): string | undefined {
  if (COEFFICIENT_NAME.test(name)) return undefined;
  const [, first = '', colour] = PARTS.exec(name) ?? [];
  const isOfBand = colour !== undefined && isAavsoBand(first.toUpperCase()) && !Object.hasOwn(COLOURS, colour);
  if (isOfBand || (/^[ubvri]{2}$/.test(first) && colour === undefined))
    return `magnitudes are transformed by ${Object.values(COLOURS).join(', ')} alone`;
  return 'no coefficient is known by this name';
}
