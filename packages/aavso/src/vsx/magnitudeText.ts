export interface MagnitudeText {
  raw: string;
  /** Magnitude, or the size of the amplitude; null where the text gives no number. */
  value: number | null;
  band: string | null;
  /** The number stands in brackets: an amplitude, not a magnitude. */
  amplitude: boolean;
  uncertain: boolean;
  /** `<`: fainter than, `>`: brighter than, as VSX writes them. */
  limit: '<' | '>' | null;
}

/** Rules of a grammar with so many blanks in it take long to fail on longer texts. */
const LONGEST_MAGNITUDE = 60;

const GRAMMAR =
  /^\s*(?<limit>[<>]?)\s*(?:\(\s*(?<amplitude>\d+(?:\.\d*)?)\s*(?<inner>:?)\s*\)|(?<magnitude>[+-]?\d+(?:\.\d*)?))\s*(?<outer>:?)\s*(?<band>[A-Za-z]\S*)?\s*$/;

/**
 * A magnitude as VSX writes it: `3.96 V`, `16.7: V` (uncertain), `<15.2 CV` (limit), `(0.20) V` (amplitude), `?`.
 * Null where there is no text at all; text that follows no rule is kept with a null value.
 */
export function parseMagnitude(text: string | undefined): MagnitudeText | null {
  if (text === undefined || text.trim() === '') return null;
  const groups = text.length > LONGEST_MAGNITUDE ? undefined : GRAMMAR.exec(text)?.groups;
  if (groups === undefined) {
    return { raw: text, value: null, band: null, amplitude: false, uncertain: false, limit: null };
  }
  const amplitude = groups.amplitude !== undefined;
  return {
    raw: text,
    value: Number(groups.amplitude ?? groups.magnitude),
    band: groups.band ?? null,
    amplitude,
    uncertain: Boolean(groups.inner || groups.outer),
    limit: groups.limit === '<' || groups.limit === '>' ? groups.limit : null,
  };
}
