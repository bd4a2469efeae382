import { type DarkTraits, sameExposure, sameTemperature } from '@wombat/fits';
import type { FrameFile } from '@wombat/reduction';
import { DARK_TOLERANCE, type NightDark } from './nightDarks.js';

export interface ChosenDark {
  readonly dark: { readonly file: FrameFile; readonly scale: number } | null;
  /** What the observer should know of the choice; '' where there is nothing. */
  readonly note: string;
}

/** A dark of the frame's own exposure and temperature. */
export function matchedDark(darks: readonly NightDark[], traits: DarkTraits): NightDark | null {
  return nearest(
    cold(darks, traits).filter((dark) => sameExposure(dark.traits.exposureSeconds, traits.exposureSeconds)),
    (dark) => Math.abs((dark.traits.ccdTemperatureCelsius ?? 0) - (traits.ccdTemperatureCelsius ?? 0)),
  );
}

/** The dark of a light: its own exposure's, else the one nearest in exposure, scaled; none of another temperature. */
export function darkFor(darks: readonly NightDark[], traits: DarkTraits): ChosenDark {
  if (darks.length === 0) return { dark: null, note: '' };
  const own = matchedDark(darks, traits);
  if (own !== null) return { dark: { file: own.file, scale: 1 }, note: '' };
  const { exposureSeconds: exposure, ccdTemperatureCelsius: degrees } = traits;
  const usable = cold(darks, traits).filter((dark) => (dark.traits.exposureSeconds ?? 0) > 0);
  if (usable.length === 0) return { dark: null, note: `no dark within ${DARK_TOLERANCE} degree of ${degrees} C` };
  if (exposure === undefined || exposure <= 0) return { dark: null, note: 'no exposure by which to choose a dark' };
  const other = nearest(usable, (dark) => Math.abs(Math.log((dark.traits.exposureSeconds ?? 1) / exposure)));
  const seconds = other?.traits.exposureSeconds;
  if (other === null || seconds === undefined) return { dark: null, note: `no dark of ${exposure} s` };
  const note = `no dark of ${exposure} s: one of ${seconds} s is scaled`;
  return { dark: { file: other.file, scale: exposure / seconds }, note };
}

function cold(darks: readonly NightDark[], { ccdTemperatureCelsius: degrees }: DarkTraits): NightDark[] {
  return darks.filter(({ traits }) => sameTemperature(traits.ccdTemperatureCelsius, degrees, DARK_TOLERANCE));
}

function nearest(darks: readonly NightDark[], distance: (dark: NightDark) => number): NightDark | null {
  return darks.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}
