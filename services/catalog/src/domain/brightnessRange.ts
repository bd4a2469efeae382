/** How bright the variable gets and how faint, and who says so. */
export interface BrightnessRange {
  brightest: number;
  faintest: number;
  /** VSX's passbands of both ends; '' where they are not told. */
  brightestBand: string;
  faintestBand: string;
  source: 'configured' | 'vsx' | 'measured';
}

/** As VSX has it. */
export interface VsxRange {
  brightest: number | null;
  faintest: number | null;
  maxMag: { band: string | null } | null;
  minMag: { band: string | null } | null;
}

/** What may be known of a variable's brightness; VSX may give one end alone. */
export interface RangeKnowledge {
  configured: { brightest: number; faintest: number } | null;
  vsx: VsxRange | null;
  measuredMag: number | null;
}

/**
 * The configured range wins over VSX's, VSX's over what was measured. Where VSX gives one end alone, the measured
 * magnitude stands in for the other if it lies beyond, else the known end does. Null: nothing is known.
 */
export function brightnessRange({ configured, vsx, measuredMag }: RangeKnowledge): BrightnessRange | null {
  if (configured !== null) return ordered(untold(configured.brightest), untold(configured.faintest), 'configured');
  const brightest = endOf(vsx?.brightest, vsx?.maxMag);
  const faintest = endOf(vsx?.faintest, vsx?.minMag);
  const measured = measuredMag === null ? null : untold(measuredMag);
  if (brightest !== null && faintest !== null) return ordered(brightest, faintest, 'vsx');
  if (brightest !== null) return ordered(brightest, beyond(measured, brightest, 1), 'vsx');
  if (faintest !== null) return ordered(beyond(measured, faintest, -1), faintest, 'vsx');
  return measured === null ? null : ordered(measured, measured, 'measured');
}

interface End {
  mag: number;
  band: string;
}

function untold(mag: number): End {
  return { mag, band: '' };
}

function endOf(mag: number | null | undefined, text: VsxRange['maxMag'] | undefined): End | null {
  return mag === null || mag === undefined ? null : { mag, band: text?.band ?? '' };
}

/** What was measured where it lies beyond the known end, on its fainter side or (-1) its brighter one. */
function beyond(measured: End | null, known: End, side: 1 | -1): End {
  return measured !== null && side * (measured.mag - known.mag) > 0 ? measured : known;
}

export function middleMagnitude({ brightest, faintest }: { brightest: number; faintest: number }): number {
  return (brightest + faintest) / 2;
}

/** Records whose two ends are in different bands may come the wrong way round. */
function ordered(one: End, other: End, source: BrightnessRange['source']): BrightnessRange {
  const [brighter, fainter] = one.mag <= other.mag ? [one, other] : [other, one];
  return {
    ...{ brightest: brighter.mag, faintest: fainter.mag },
    ...{ brightestBand: brighter.band, faintestBand: fainter.band },
    source,
  };
}
