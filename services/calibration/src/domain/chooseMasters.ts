import { sameExposure, sameTemperature } from '@wombat/fits';
import type { FrameMeta } from '@wombat/proto';
import type { CalType } from '@wombat/proto/words';
import type { Master } from './frame.js';
import { likeness } from './likeness.js';

export interface ChooseRules {
  temperatureTolerance: number;
  maxAgeDays: number | null;
}

/** The master to be used, or why there is none (then its date is `nocal`). */
export type Choice = { master: Master; warning: string } | { master: null; reason: string };

export interface Chosen {
  bias: Choice;
  dark: Choice;
  flat: Choice;
  /** Light's exposure over the dark's where the dark is scaled; 1 otherwise. */
  darkScale: number;
}

/** What a light asks of its masters. */
export interface Light {
  night: string;
  filter: string;
  meta: FrameMeta;
}

const OLD_DAYS = 30;

/** The closest suitable bias, dark and flat in time, forwards or backwards; the earlier night where two are equally near. */
export function chooseMasters(light: Light, masters: readonly Master[], rules: ChooseRules): Chosen {
  if (light.meta.calibrated) {
    const reason = 'the frame says it is calibrated already';
    return { bias: none(reason), dark: none(reason), flat: none(reason), darkScale: 1 };
  }
  const like = masters.filter((master) => likeness(master.meta) === likeness(light.meta));
  const bias = nearest(light, ofType(like, 'bias'), rules, 'bias');
  const { dark, darkScale } = chooseDark(light, ofType(like, 'dark'), rules, bias.master !== null);
  const flats = ofType(like, 'flat').filter((master) => master.filter === light.filter);
  return { bias, dark, flat: nearest(light, flats, rules, `${light.filter} flat`), darkScale };
}

/** A dark of the light's own exposure; with a bias also one of another exposure, scaled. */
function chooseDark(light: Light, darks: readonly Master[], rules: ChooseRules, hasBias: boolean) {
  const cold = darks.filter((dark) =>
    sameTemperature(dark.meta.ccdTemperatureCelsius, light.meta.ccdTemperatureCelsius, rules.temperatureTolerance),
  );
  const usable = cold.filter((dark) => hasBias || !dark.biasSubtracted);
  const matched = usable.filter((dark) => sameExposure(dark.meta.exposureSeconds, light.meta.exposureSeconds));
  const own = nearest(light, matched, rules, 'dark');
  if (own.master !== null || !hasBias) return { dark: own, darkScale: 1 };
  const scalable = usable.filter((dark) => dark.biasSubtracted && (dark.meta.exposureSeconds ?? 0) > 0);
  const dark = nearest(light, scalable, rules, 'dark');
  const exposure = light.meta.exposureSeconds;
  if (dark.master === null || exposure === undefined) return { dark: none('no dark of this exposure'), darkScale: 1 };
  const scale = exposure / (dark.master.meta.exposureSeconds ?? exposure);
  const warning = `no dark of ${exposure} s: one of ${dark.master.meta.exposureSeconds} s is scaled`;
  return { dark: { master: dark.master, warning: join(dark.warning, warning) }, darkScale: scale };
}

/** A flat that is needed first: the bias (and dark) for a set of flats, by the same rules. */
export function nearest(
  light: Pick<Light, 'night'>,
  candidates: readonly Master[],
  rules: ChooseRules,
  what: string,
): Choice {
  const dated = candidates
    .map((master) => ({ master, days: daysBetween(light.night, master.night) }))
    .filter(({ days }) => rules.maxAgeDays === null || days <= rules.maxAgeDays)
    .sort(
      (a, b) => a.days - b.days || (a.master.night < b.master.night ? -1 : a.master.night > b.master.night ? 1 : 0),
    );
  const best = dated[0];
  if (best === undefined) return none(`no suitable master ${what}`);
  const warning = best.days > OLD_DAYS ? `the ${what} is ${best.days} days from the night` : '';
  return { master: best.master, warning };
}

function ofType(masters: readonly Master[], calType: CalType): Master[] {
  return masters.filter((master) => master.calType === calType);
}

function none(reason: string): Choice {
  return { master: null, reason };
}

function join(...sentences: string[]): string {
  return sentences.filter((sentence) => sentence !== '').join('; ');
}

function daysBetween(a: string, b: string): number {
  return Math.abs(dayNumber(a) - dayNumber(b));
}

function dayNumber(night: string): number {
  return Math.round(
    Date.UTC(Number(night.slice(0, 4)), Number(night.slice(4, 6)) - 1, Number(night.slice(6, 8))) / 86_400_000,
  );
}
