import type { CatalogueColours } from './fieldTransform.js';
import type { ColourBasis, ColourValue } from './targetColour.js';

/** Of a star of the field of which nothing is known: from hot stars and cool dwarfs to the reddest giants. */
const ANY_STAR: Readonly<Record<ColourBasis, ColourValue>> = {
  'B-V': { value: 0.7, error: 0.5 },
  'V-R': { value: 0.45, error: 0.35 },
  'V-I': { value: 0.85, error: 0.65 },
};

/** Sequences avoid extreme stars: their colours differ by this part of what those of all stars do. */
const SPREAD_OF_SEQUENCES = 0.6;

/** What a colour of the catalogue may be wrong by. */
const CATALOGUE_COLOUR_ERROR = 0.05;

/** The colour a star probably has of which nothing but its place is known. */
export function colourOfAnyStar(basis: ColourBasis): ColourValue {
  return ANY_STAR[basis];
}

/** The colour a comparison or check star probably has. */
export function likelyColour(colours: CatalogueColours, basis: ColourBasis, auid: string): ColourValue {
  const value = colours.get(auid)?.[basis];
  if (value !== undefined && Number.isFinite(value)) return { value, error: CATALOGUE_COLOUR_ERROR };
  const { value: usual, error } = ANY_STAR[basis];
  return { value: usual, error: SPREAD_OF_SEQUENCES * error };
}

/** The mean colour of the comparison stars that set the level, as uncertain as those are whose colour is not known. */
export function levelColour(colours: CatalogueColours, basis: ColourBasis, auids: readonly string[]): ColourValue {
  const each = auids.map((auid) => likelyColour(colours, basis, auid));
  const count = Math.max(each.length, 1);
  return {
    value: each.reduce((sum, { value }) => sum + value, 0) / count,
    error: Math.hypot(...each.map(({ error }) => error)) / count,
  };
}
