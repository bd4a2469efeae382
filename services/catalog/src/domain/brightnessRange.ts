/** How bright the variable gets and how faint, and who says so. */
export interface BrightnessRange {
  brightest: number;
  faintest: number;
  source: 'configured' | 'vsx' | 'measured';
}

/** What may be known of a variable's brightness; VSX may give one end alone. */
export interface RangeKnowledge {
  configured: { brightest: number; faintest: number } | null;
  vsx: { brightest: number | null; faintest: number | null } | null;
  measuredMag: number | null;
}

/**
 * The configured range wins over VSX's, VSX's over what was measured. Where VSX gives one end alone, the measured
 * magnitude stands in for the other if it lies beyond, else the known end does. Null: nothing is known.
 */
export function brightnessRange({ configured, vsx, measuredMag }: RangeKnowledge): BrightnessRange | null {
  if (configured !== null) return ordered(configured.brightest, configured.faintest, 'configured');
  const brightest = vsx?.brightest ?? null;
  const faintest = vsx?.faintest ?? null;
  if (brightest !== null && faintest !== null) return ordered(brightest, faintest, 'vsx');
  if (brightest !== null) return ordered(brightest, Math.max(brightest, measuredMag ?? brightest), 'vsx');
  if (faintest !== null) return ordered(Math.min(faintest, measuredMag ?? faintest), faintest, 'vsx');
  return measuredMag === null ? null : ordered(measuredMag, measuredMag, 'measured');
}

export function middleMagnitude({ brightest, faintest }: { brightest: number; faintest: number }): number {
  return (brightest + faintest) / 2;
}

/** Records whose two ends are in different bands may come the wrong way round. */
function ordered(one: number, other: number, source: BrightnessRange['source']): BrightnessRange {
  return { brightest: Math.min(one, other), faintest: Math.max(one, other), source };
}
