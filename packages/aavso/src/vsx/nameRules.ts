import { CONSTELLATIONS } from './constellations.js';
import { GREEK_ABBREVIATIONS } from './greekLetters.js';

/**
 * A way in which a folder's name may stand for a star's name. `forms` sees the match's groups, the likeliest form
 * first.
 */
export interface NameRule {
  pattern: RegExp;
  forms(groups: readonly string[]): readonly string[];
}

const GAP = '[ ._-]*';
const CONSTELLATION = `(${[...CONSTELLATIONS.keys()].join('|')})`;
const GREEK = `(${[...GREEK_ABBREVIATIONS.keys()].sort((a, b) => b.length - a.length).join('|')})`;
/** Letters whose Greek names look like a two-letter variable's: `muCep` is not MU Cep. */
const TWO_LETTER_GREEK = new Set(['mu', 'nu', 'xi', 'pi']);

const NUMBERED_CATALOGUES = 'TIC|KIC|EPIC|HD|HIP|HR|SAO|GJ|TYC|UCAC4|USNO-B1\\.0|NSVS';
const PLANET_SURVEYS: Record<string, string> = {
  hatp: 'HAT-P',
  hats: 'HATS',
  wasp: 'WASP',
  kelt: 'KELT',
  tres: 'TrES',
  xo: 'XO',
  corot: 'CoRoT',
  qatar: 'Qatar',
  toi: 'TOI',
  kepler: 'Kepler',
  k2: 'K2',
  ngts: 'NGTS',
};
const POSITION_SURVEYS: Record<string, string> = {
  asassnv: 'ASASSN-V J',
  asas: 'ASAS J',
  ztf: 'ZTF J',
  css: 'CSS_J',
  sss: 'SSS_J',
  mls: 'MLS_J',
  crts: 'CRTS J',
  '1swasp': '1SWASP J',
  '2mass': '2MASS J',
  rotse1: 'ROTSE1 J',
  masterot: 'MASTER OT J',
  sdss: 'SDSS J',
};

/** The rules, as data; every one that fits adds its forms. */
export const NAME_RULES: readonly NameRule[] = [
  {
    pattern: rule(`G(?:SC)?[ _-]*0*(\\d{1,5})[ ._-]+0*(\\d{1,5})`),
    forms: ([region = '', star = '']) => [`GSC ${region.padStart(5, '0')}-${star.padStart(5, '0')}`],
  },
  {
    pattern: rule(`G(?:SC)?[ _-]*(\\d{5})(\\d{5})`),
    forms: ([region = '', star = '']) => [`GSC ${region}-${star}`],
  },
  {
    pattern: rule(`(\\d{3})[ _-]?([B-DF-HJ-NP-TV-Z]{3})[ _-]?(\\d{3})`),
    forms: ([first = '', letters = '', last = '']) => [`${first}-${letters.toUpperCase()}-${last}`],
  },
  {
    pattern: rule(`V${GAP}0*(\\d{3,5})${GAP}${CONSTELLATION}`),
    forms: ([number = '', place]) => [
      `V${number.padStart(4, '0')} ${constellation(place)}`,
      `V${number} ${constellation(place)}`,
    ],
  },
  {
    pattern: rule(`${GREEK}${GAP}0?([1-9]?)${GAP}${CONSTELLATION}`),
    forms: ([letter = '', number = '', place]) => {
      if (letter === letter.toUpperCase() && TWO_LETTER_GREEK.has(letter.toLowerCase())) return [];
      const greek = GREEK_ABBREVIATIONS.get(letter.toLowerCase()) ?? letter;
      return number === ''
        ? [`${greek} ${constellation(place)}`]
        : [`${greek}0${number} ${constellation(place)}`, `${greek}${number} ${constellation(place)}`];
    },
  },
  {
    pattern: rule(`([a-z]{1,2})${GAP}${CONSTELLATION}`),
    forms: ([letters = '', place]) => {
      const capitals = letters.toUpperCase();
      if (letters !== capitals && TWO_LETTER_GREEK.has(letters.toLowerCase())) return [];
      if (letters.length === 2 || letters === capitals) return [`${capitals} ${constellation(place)}`];
      // One small letter is a designation of its own, g Her is not G Her; unless everything is small.
      const written = `${letters} ${constellation(place)}`;
      return place === constellation(place) ? [written] : [`${capitals} ${constellation(place)}`, written];
    },
  },
  {
    pattern: rule(`(\\d{1,3})${GAP}${CONSTELLATION}`),
    forms: ([number = '', place]) => [`${number} ${constellation(place)}`],
  },
  {
    pattern: rule(`NSV[ _-]*0*(\\d{1,5})`),
    forms: ([number = '']) => [`NSV ${number}`, `NSV ${number.padStart(5, '0')}`],
  },
  {
    pattern: rule(`(${NUMBERED_CATALOGUES})[ _-]*(\\d[\\d-]*)(?: ?[b-h])?`),
    forms: ([catalogue = '', number = '']) => [`${catalogue.toUpperCase()} ${number}`],
  },
  {
    pattern: rule(`Gaia[ _-]*(E?DR\\d)?[ _-]*(\\d{9,})`),
    forms: ([release = '', number = '']) =>
      (release === '' ? ['DR3', 'DR2'] : [release.toUpperCase()]).map((one) => `Gaia ${one} ${number}`),
  },
  {
    pattern: rule(`(SN|AT)[ _-]*(\\d{4})[ _-]?([a-z]{1,4})`),
    forms: ([kind = '', year = '', letters = '']) => [
      `${kind.toUpperCase()} ${year}${letters.length === 1 ? letters.toUpperCase() : letters.toLowerCase()}`,
    ],
  },
  {
    pattern: rule(`N(?:ova)?[ _-]*${CONSTELLATION}[ _-]*(\\d{4})(?:[ _-]*(\\d))?`),
    forms: ([place, year = '', number]) => [
      `Nova ${constellation(place)} ${year}${number === undefined ? '' : ` ${number}`}`,
    ],
  },
  {
    pattern: rule(`ASASSN[ _-]*(\\d\\d[a-z]{2,3})`),
    forms: ([transient = '']) => [`ASASSN-${transient.toLowerCase()}`],
  },
  {
    pattern: rule(
      `(HAT[ _-]?P|HATS|WASP|KELT|TrES|XO|CoRoT|Qatar|TOI|Kepler|K2|NGTS)[ _-]*(\\d+(?:\\.\\d+)?)(?: ?[b-h])?`,
    ),
    forms: ([survey = '', number = '']) => [`${PLANET_SURVEYS[plain(survey)] ?? survey}-${number}`],
  },
  {
    pattern: rule(
      `(ASASSN-?V|ASAS|ZTF|CSS|SSS|MLS|CRTS|1SWASP|2MASS|ROTSE1|MASTER[ _]?OT|SDSS)[ _-]*J?(\\d[\\d.]*[+-]\\d[\\d.]*)`,
    ),
    forms: ([survey = '', position = '']) => [`${POSITION_SURVEYS[plain(survey)] ?? `${survey} J`}${position}`],
  },
];

function rule(body: string): RegExp {
  return new RegExp(`^${body}$`, 'i');
}

function constellation(text = ''): string {
  return CONSTELLATIONS.get(text.toLowerCase()) ?? text;
}

function plain(text: string): string {
  return text.replace(/[ _-]/g, '').toLowerCase();
}
