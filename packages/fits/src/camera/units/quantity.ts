/** A unit as cards name it, and what one of it is in the customary unit of its quantity. */
export interface Unit {
  /** Names that count where they stand alone: in brackets, behind "in", behind a number in quotes. */
  readonly symbols: RegExp;
  /** Names that can be nothing else, wherever they stand in a comment. */
  readonly words?: RegExp;
  readonly toCustomary: (value: number) => number;
}

/** What cards of a kind measure: every unit they may say. Where they say none it is the customary one. */
export interface Quantity {
  readonly customary: string;
  readonly units: readonly Unit[];
}

function times(factor: number) {
  return (value: number) => value * factor;
}

/** Thousandths are divided by, so that 25000 ms are 25 s and no hair more. */
function over(divisor: number) {
  return (value: number) => value / divisor;
}

export const SECONDS: Quantity = {
  customary: 's',
  units: [
    { symbols: /^(s|secs?|seconds?)$/i, words: /\b(secs?|seconds?)\b/i, toCustomary: times(1) },
    {
      symbols: /^(ms|msecs?|millisec(ond)?s?)$/i,
      words: /\b(ms|msecs?|milli-?sec(ond)?s?)\b/i,
      toCustomary: over(1e3),
    },
    {
      symbols: /^([uµμ]s|[uµμ]secs?|microsec(ond)?s?)$/i,
      words: /\b(us|usecs?|micro-?sec(ond)?s?)\b/i,
      toCustomary: over(1e6),
    },
    { symbols: /^(ns|nsecs?|nanosec(ond)?s?)$/i, words: /\b(nsecs?|nano-?sec(ond)?s?)\b/i, toCustomary: over(1e9) },
    { symbols: /^cs$/i, toCustomary: over(100) },
    { symbols: /^(ks|kilosec(ond)?s?)$/i, toCustomary: times(1e3) },
    { symbols: /^(m|mins?|minutes?)$/i, words: /\bminutes?\b/i, toCustomary: times(60) },
    { symbols: /^(h|hrs?|hours?)$/i, words: /\bhours?\b/i, toCustomary: times(3600) },
    { symbols: /^(d|days?)$/i, words: /\bdays?\b/i, toCustomary: times(86_400) },
  ],
};

const ABSOLUTE_ZERO_CELSIUS = -273.15;

export const CELSIUS: Quantity = {
  customary: 'C',
  units: [
    {
      symbols: /^((deg(rees?)?|°)?\s*C|(deg(rees?)?\s*)?(celsius|centigrade))$/i,
      words: /\b(celsius|centigrade|deg(rees?)?\s*C)\b/i,
      toCustomary: times(1),
    },
    {
      symbols: /^((deg(rees?)?|°)?\s*K|(deg(rees?)?\s*)?kelvins?)$/i,
      words: /\bkelvins?\b/i,
      toCustomary: (kelvin) => rounded(kelvin + ABSOLUTE_ZERO_CELSIUS),
    },
    {
      symbols: /^((deg(rees?)?|°)?\s*F|(deg(rees?)?\s*)?fahrenheit)$/i,
      words: /\b(fahrenheit|deg(rees?)?\s*F)\b/i,
      toCustomary: (fahrenheit) => rounded(((fahrenheit - 32) * 5) / 9),
    },
  ],
};

function rounded(value: number): number {
  return Number(value.toFixed(6));
}

const METRE_UNITS = {
  nanometres: { symbols: /^(nm|nanomet(er|re)s?)$/i, words: /\b(nm|nanomet(er|re)s?)\b/i },
  micrometres: {
    symbols: /^([uµμ]m|microns?|micromet(er|re)s?)$/i,
    words: /(\b(um|microns?|micromet(er|re)s?)|[µμ]m)\b/i,
  },
  millimetres: { symbols: /^(mm|millimet(er|re)s?)$/i, words: /\b(mm|millimet(er|re)s?)\b/i },
  centimetres: { symbols: /^(cm|centimet(er|re)s?)$/i, words: /\b(cm|centimet(er|re)s?)\b/i },
  metres: { symbols: /^(m|met(er|re)s?)$/i, words: /\b(met(er|re)s?)\b/i },
  kilometres: { symbols: /^(km|kilomet(er|re)s?)$/i, words: /\b(km|kilomet(er|re)s?)\b/i },
  inches: { symbols: /^(in|inch(es)?)$/i, words: /\binch(es)?\b/i },
  feet: { symbols: /^(ft|feet|foot)$/i, words: /\b(ft|feet)\b/i },
} as const;

export const MICROMETRES: Quantity = {
  customary: 'um',
  units: [
    { ...METRE_UNITS.micrometres, toCustomary: times(1) },
    { ...METRE_UNITS.nanometres, toCustomary: over(1e3) },
    { ...METRE_UNITS.millimetres, toCustomary: times(1e3) },
    { ...METRE_UNITS.metres, toCustomary: times(1e6) },
  ],
};

export const MILLIMETRES: Quantity = {
  customary: 'mm',
  units: [
    { ...METRE_UNITS.millimetres, toCustomary: times(1) },
    { ...METRE_UNITS.centimetres, toCustomary: times(10) },
    { ...METRE_UNITS.metres, toCustomary: times(1e3) },
    { ...METRE_UNITS.inches, toCustomary: times(25.4) },
  ],
};

export const METRES: Quantity = {
  customary: 'm',
  units: [
    { ...METRE_UNITS.metres, toCustomary: times(1) },
    { ...METRE_UNITS.kilometres, toCustomary: times(1e3) },
    { ...METRE_UNITS.feet, toCustomary: times(0.3048) },
  ],
};

export const ARCSECONDS: Quantity = {
  customary: 'arcsec',
  units: [
    { symbols: /^(arc-?\s?sec(ond)?s?|as|")$/i, words: /\barc-?\s?sec(ond)?s?\b/i, toCustomary: times(1) },
    {
      symbols: /^(mas|milli-?arcsec(ond)?s?)$/i,
      words: /\b(mas|milli-?arcsec(ond)?s?)\b/i,
      toCustomary: over(1e3),
    },
    { symbols: /^(arc-?\s?min(ute)?s?|')$/i, words: /\barc-?\s?min(ute)?s?\b/i, toCustomary: times(60) },
    { symbols: /^(deg(ree)?s?|°)$/i, words: /\bdeg(ree)?s?\b/i, toCustomary: times(3600) },
    { symbols: /^(rad(ian)?s?)$/i, words: /\bradians?\b/i, toCustomary: times((180 * 3600) / Math.PI) },
  ],
};
