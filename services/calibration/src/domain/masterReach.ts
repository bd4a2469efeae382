import type { CalType } from '@wombat/proto/words';
import type { Chosen } from './chooseMasters.js';
import type { Light } from './frame.js';
import { type ChooseRules, daysBetween } from './nearness.js';

/** Farther than any two nights are apart. */
const ANY_DAYS = 1e9;
const KINDS = ['bias', 'dark', 'flat'] as const satisfies readonly CalType[];

/**
 * So many days from a night, masters that come or are made anew may be chosen in place of those that are: no nearer one
 * is, but where one of a kind is missing, or a dark is scaled, any that is not too old.
 */
export function masterReach(
  lights: readonly Pick<Light, 'night'>[],
  chosen: readonly Chosen[],
  rules: ChooseRules,
): number {
  const any = rules.maxAgeDays ?? ANY_DAYS;
  return chosen.reduce((most, choices, index) => {
    const night = lights[index]?.night;
    const reaches = KINDS.map((kind) => {
      const choice = choices[kind];
      if (choice.master === null) return choice.isDone ? 0 : any;
      if (kind === 'dark' && choices.darkScale !== 1) return any;
      return night === undefined ? any : daysBetween(night, choice.master.night);
    });
    return Math.max(most, ...reaches);
  }, 0);
}
