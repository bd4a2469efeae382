import { type ChosenDark, chooseDark } from '@wombat/fits';
import type { FrameMeta } from '@wombat/proto';
import type { CalType } from '@wombat/proto/words';
import { type Choice, none } from './choice.js';
import type { Light, Master } from './frame.js';
import { joined } from './joined.js';
import { isCountedAlike, isLike } from './likeness.js';
import { nearestFlat } from './nearestFlat.js';
import { ageWarning, type ChooseRules, inTime, isYoung } from './nearness.js';
import { doneTo } from './stepsDone.js';

export interface Chosen {
  bias: Choice;
  dark: Choice;
  flat: Choice;
  /** Light's exposure over the dark's where the dark is scaled; 1 otherwise. */
  darkScale: number;
}

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
  const even = masters.filter(({ calType, meta }) => calType === 'bias' || isCountedAlike(meta, light.meta));
  const like = even.filter((master) => isLike(master.meta, light.meta));
  const bias = done.bias ? DONE : nearest(light, ofType(like, 'bias'), rules, 'bias');
  const darks = ofType(like, 'dark').filter(({ biasSubtracted }) => biasSubtracted || !done.bias);
  const { dark, darkScale } = done.dark
    ? { dark: DONE, darkScale: 1 }
    : darkOfLight(light, darks, rules, done.bias || bias.master !== null);
  return { bias, dark, flat: nearestFlat(light, ofType(even, 'flat'), rules), darkScale };
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

function ofType(masters: readonly Master[], calType: CalType): Master[] {
  return masters.filter((master) => master.calType === calType);
}
