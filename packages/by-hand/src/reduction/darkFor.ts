import { chooseDark, type DarkTraits, sameTemperature } from '@wombat/fits';
import type { FrameFile } from '@wombat/reduction';
import { DARK_TOLERANCE, type NightDark } from './nightDarks.js';

export interface ChosenDark {
  readonly dark: { readonly file: FrameFile; readonly scale: number } | null;
  /** What the observer should know of the choice; '' where there is nothing. */
  readonly note: string;
}

/** All are of the frame's own night, and there is always a bias. */
const RULES = {
  factsOf: ({ traits }: NightDark) => ({ ...traits, biasSubtracted: true }),
  temperatureTolerance: DARK_TOLERANCE,
  hasBias: true,
};

/** A dark of a flat: of its own exposure and temperature. */
export function matchedDark(darks: readonly NightDark[], traits: DarkTraits): NightDark | null {
  return chooseDark(traits, darks, { ...RULES, mayScale: false })?.dark ?? null;
}

/** The dark of a light: its own exposure's, else the one nearest in exposure, scaled; none of another temperature. */
export function darkFor(darks: readonly NightDark[], traits: DarkTraits): ChosenDark {
  const chosen = chooseDark(traits, darks, { ...RULES, mayScale: true });
  if (chosen === null) return { dark: null, note: whyNone(darks, traits) };
  const { dark, scale } = chosen;
  const { exposureSeconds } = dark.traits;
  const note = scale === 1 ? '' : `no dark of ${traits.exposureSeconds} s: one of ${exposureSeconds} s is scaled`;
  return { dark: { file: dark.file, scale }, note };
}

function whyNone(darks: readonly NightDark[], { exposureSeconds = 0, ccdTemperatureCelsius: degrees }: DarkTraits) {
  if (darks.length === 0) return '';
  const isCold = darks.some(({ traits }) => sameTemperature(traits.ccdTemperatureCelsius, degrees, DARK_TOLERANCE));
  if (!isCold) return `no dark within ${DARK_TOLERANCE} degree of ${degrees} C`;
  return exposureSeconds > 0 ? 'no dark tells its exposure' : 'no exposure by which to choose a dark';
}
