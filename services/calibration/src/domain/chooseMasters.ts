import { type ChosenDark, chooseDark } from '@wombat/fits';
import type { FrameMeta } from '@wombat/proto';
import type { CalType } from '@wombat/proto/words';
import type { Master } from './frame.js';
import { joined } from './joined.js';
import { likeness } from './likeness.js';
import { doneTo } from './stepsDone.js';

export interface ChooseRules {
  temperatureTolerance: number;
  maxAgeDays: number | null;
}

/** The master to be used; or why none is: there is none, or nothing is left to be done. */
export type Choice = { master: Master; warning: string } | { master: null; isDone: boolean; reason: string };

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

/**
 * The closest suitable bias, dark and flat in time, forwards or backwards; the earlier night where two are equally
 * near. What the frame says is done is not done again. Once it is divided by a flat, neither bias nor dark can be taken
 * out of it as they are.
 */
export function chooseMasters(light: Light, masters: readonly Master[], rules: ChooseRules): Chosen {
  const done = doneTo(light.meta);
  if (done.flat) {
    const before = (isDone: boolean) => (isDone ? DONE : none('the frame was divided by a flat before'));
    return { bias: before(done.bias), dark: before(done.dark), flat: DONE, darkScale: 1 };
  }
  const like = masters.filter((master) => likeness(master.meta) === likeness(light.meta));
  const bias = done.bias ? DONE : nearest(light, ofType(like, 'bias'), rules, 'bias');
  const darks = ofType(like, 'dark').filter(({ biasSubtracted }) => biasSubtracted || !done.bias);
  const { dark, darkScale } = done.dark
    ? { dark: DONE, darkScale: 1 }
    : darkOfLight(light, darks, rules, done.bias || bias.master !== null);
  const flats = ofType(like, 'flat').filter((master) => master.filter === light.filter);
  return { bias, dark, flat: nearest(light, flats, rules, `${light.filter} flat`), darkScale };
}

const DONE: Choice = { master: null, isDone: true, reason: 'done before, as the frame says' };

/** The dark of a light, by the rule that holds everywhere (`chooseDark` of fits). */
function darkOfLight(light: Light, darks: readonly Master[], rules: ChooseRules, hasBias: boolean) {
  const chosen = nearestDark(light, darks, { ...rules, hasBias, mayScale: true });
  if (chosen === null)
    return { dark: none(hasBias ? 'no dark of this exposure' : 'no suitable master dark'), darkScale: 1 };
  const { dark, scale } = chosen;
  const { exposureSeconds } = dark.meta;
  const scaled = scale === 1 ? '' : `no dark of ${light.meta.exposureSeconds} s: one of ${exposureSeconds} s is scaled`;
  return { dark: { master: dark, warning: joined(ageWarning(light, dark, 'dark'), scaled) }, darkScale: scale };
}

/** The dark a frame of a night takes, of masters like it; none that is too old. */
export function nearestDark(
  frame: { night: string; meta: FrameMeta },
  darks: readonly Master[],
  rules: ChooseRules & { hasBias: boolean; mayScale: boolean },
): ChosenDark<Master> | null {
  return chooseDark(
    frame.meta,
    darks.filter((dark) => isYoung(frame, dark, rules)),
    {
      ...rules,
      factsOf: ({ meta, biasSubtracted }) => ({ ...meta, biasSubtracted }),
      inTime: (a, b) => inTime(frame, a, b),
    },
  );
}

/** The closest in time of these, forwards or backwards. */
export function nearest(
  light: Pick<Light, 'night'>,
  candidates: readonly Master[],
  rules: ChooseRules,
  what: string,
): Choice {
  const [best] = candidates.filter((master) => isYoung(light, master, rules)).sort((a, b) => inTime(light, a, b));
  if (best === undefined) return none(`no suitable master ${what}`);
  return { master: best, warning: ageWarning(light, best, what) };
}

function isYoung({ night }: Pick<Light, 'night'>, master: Master, { maxAgeDays }: ChooseRules): boolean {
  return maxAgeDays === null || daysBetween(night, master.night) <= maxAgeDays;
}

/** The earlier night where two are equally near. */
function inTime({ night }: Pick<Light, 'night'>, a: Master, b: Master): number {
  const days = daysBetween(night, a.night) - daysBetween(night, b.night);
  if (days !== 0 || a.night === b.night) return days;
  return a.night < b.night ? -1 : 1;
}

function ageWarning({ night }: Pick<Light, 'night'>, master: Master, what: string): string {
  const days = daysBetween(night, master.night);
  return days > OLD_DAYS ? `the ${what} is ${days} days from the night` : '';
}

function ofType(masters: readonly Master[], calType: CalType): Master[] {
  return masters.filter((master) => master.calType === calType);
}

function none(reason: string): Choice {
  return { master: null, isDone: false, reason };
}

function daysBetween(a: string, b: string): number {
  return Math.abs(dayNumber(a) - dayNumber(b));
}

function dayNumber(night: string): number {
  return Math.round(
    Date.UTC(Number(night.slice(0, 4)), Number(night.slice(4, 6)) - 1, Number(night.slice(6, 8))) / 86_400_000,
  );
}
