/** Comments that clear a star whatever else they say of it: found constant, or expressly allowed. */
const CLEARED = /\bCST\b|acceptable to use|\b(?:not|non-?) ?variable\b/i;

/** Below this amplitude (magnitudes) a variable is as good as constant to anyone who compares with it. */
const HARMLESS_AMPLITUDE = 0.01;

/** ` - ELL - `, ` - ROT: - `: the variability type of a comparison star that has an entry in VSX. */
const TYPE = / - [A-Z][A-Z0-9]*(?:[+/|][A-Z0-9]+)*:?(?: -| \(|$)/;
const VARIABLE = /\bvariable\b|\bvar\b/i;

/** Why the comment of a VSP comparison star forbids its use, as the end of a sentence; null: it does not. */
export function commentObjection(comment: string): string | null {
  if (/\bvisual(?:ly)?\b/i.test(comment) && /\bonly\b|\bvisual use\b/i.test(comment)) {
    return 'VSP gives it for visual use only';
  }
  if (/\bcombined\b|include both stars/i.test(comment)) {
    return 'VSP says its magnitude is the combined one of several stars';
  }
  if (CLEARED.test(comment)) return null;
  if (!VARIABLE.test(comment) && !TYPE.test(comment)) return null;
  const amplitude = statedAmplitude(comment);
  if (amplitude === null) return 'VSP says it is, or may be, variable';
  if (amplitude < HARMLESS_AMPLITUDE) return null;
  return `VSP says it is variable by ${amplitude.toFixed(3)} magnitudes`;
}

/** `Ampl. 0.003 TESS`, `Amplitude 0.007`, or the two ends in `V= 3.805 - 3.822`. */
function statedAmplitude(comment: string): number | null {
  const stated = /\bampl(?:itude)?\b\.?[\s:=]*(\d*\.\d+)/i.exec(comment)?.[1];
  if (stated !== undefined) return Number(stated);
  const [, bright, faint] = /(\d+\.\d+)\s*-\s*(\d+\.\d+)/.exec(comment) ?? [];
  return bright === undefined || faint === undefined ? null : Math.abs(Number(faint) - Number(bright));
}
