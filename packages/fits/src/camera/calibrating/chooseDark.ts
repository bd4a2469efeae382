import { type DarkTraits, sameExposure, sameTemperature } from './darkSets.js';

/** A master dark as it is chosen by. */
export interface DarkFacts extends DarkTraits {
  /** Whether its bias was taken out of it: then it is of no use without a bias, and may be scaled with one. */
  readonly biasSubtracted: boolean;
}

export interface DarkRules<Dark> {
  readonly factsOf: (dark: Dark) => DarkFacts;
  /** Degrees Celsius. */
  readonly temperatureTolerance: number;
  /** Whether there is a bias for the frame. */
  readonly hasBias: boolean;
  /** Whether one of another exposure may be scaled: for lights, not for flats, which are short. */
  readonly mayScale: boolean;
  /** Orders darks by how far in time from the frame they were taken; where it is left out, all are of one night. */
  readonly inTime?: (a: Dark, b: Dark) => number;
}

export interface ChosenDark<Dark> {
  readonly dark: Dark;
  /** The frame's exposure over the dark's where it is scaled; else 1. */
  readonly scale: number;
}

/**
 * The dark a frame takes, of those of its camera and settings: as cold as the frame, and of its own exposure; else one
 * of another exposure, scaled. The closest in time goes first; among darks equally close the one nearest in exposure,
 * by their ratio, then the one nearest in temperature. Null where there is none.
 */
export function chooseDark<Dark>(
  frame: DarkTraits,
  darks: readonly Dark[],
  { factsOf, temperatureTolerance, hasBias, mayScale, inTime = () => 0 }: DarkRules<Dark>,
): ChosenDark<Dark> | null {
  const usable = darks
    .map((dark) => ({ dark, ...factsOf(dark) }))
    .filter((one) => hasBias || !one.biasSubtracted)
    .filter((one) => sameTemperature(one.ccdTemperatureCelsius, frame.ccdTemperatureCelsius, temperatureTolerance));
  const byTemperature = (a: DarkTraits, b: DarkTraits) => degreesFrom(frame, a) - degreesFrom(frame, b);
  const [own] = usable
    .filter((one) => sameExposure(one.exposureSeconds, frame.exposureSeconds))
    .sort((a, b) => inTime(a.dark, b.dark) || byTemperature(a, b));
  if (own !== undefined) return { dark: own.dark, scale: 1 };
  const { exposureSeconds: exposure = 0 } = frame;
  if (!mayScale || !hasBias || !(exposure > 0)) return null;
  const [other] = usable
    .flatMap((one) => {
      const { biasSubtracted, exposureSeconds = 0 } = one;
      return biasSubtracted && exposureSeconds > 0 ? [{ ...one, scale: exposure / exposureSeconds }] : [];
    })
    .sort(
      (a, b) =>
        inTime(a.dark, b.dark) || Math.abs(Math.log(a.scale)) - Math.abs(Math.log(b.scale)) || byTemperature(a, b),
    );
  return other === undefined ? null : { dark: other.dark, scale: other.scale };
}

/** One that does not tell its temperature is farther than any that does. */
function degreesFrom({ ccdTemperatureCelsius: wanted }: DarkTraits, { ccdTemperatureCelsius: degrees }: DarkTraits) {
  if (wanted === undefined) return 0;
  return degrees === undefined ? Number.MAX_VALUE : Math.abs(degrees - wanted);
}
