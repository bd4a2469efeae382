import type { ComparedComps } from './comparedComps.js';

/** Nobody can say which of fewer catalogue magnitudes is wrong. */
const FEWEST_TO_JUDGE = 4;
const FEWEST_MEMBERS = 3;
const SIGMAS = 4;
/** What the errors a catalogue states count for, in comps, beside what its magnitudes show of them. */
const STATED_FREEDOM = 1;
/** The members at hand are those that agree best, so that they show less than there is; the fewer, the less. */
const CHOSEN_FOR_AGREEING = 3;

/**
 * The comps whose catalogue magnitudes agree by the errors they state. The worst are set aside until little more than
 * half are left, and come back, the least bad first, if they lie within 4 sigma of what the members say by then. Where
 * the members themselves differ by more than they state, as in a sequence wrong as a whole, sigma grows with it.
 */
export function levelMembers(compared: ComparedComps): boolean[] {
  const level = compared.weighted.weights.used.map((line) => line.some(Boolean));
  const all = level.flatMap((member, comp) => (member ? [comp] : []));
  if (all.length < FEWEST_TO_JUDGE) return level;
  const current = compared.weightedBy({ level });
  const members = all.slice();
  const outside: number[] = [];
  while (members.length > Math.max(FEWEST_MEMBERS, Math.floor(all.length / 2) + 1)) {
    const worst = members.reduce((a, b) => (sigmasOff(current, b) > sigmasOff(current, a) ? b : a));
    members.splice(members.indexOf(worst), 1);
    outside.push(worst);
    level[worst] = false;
  }
  for (const comp of outside.reverse()) {
    level[comp] = sigmasOff(current, comp) <= SIGMAS * disagreement(current, members);
    if (level[comp]) members.push(comp);
  }
  return level;
}

/** How far a comp lies from what the other members say, in the errors both state. */
function sigmasOff(compared: ComparedComps, comp: number): number {
  const { residual, variance } = compared.ofNight(comp);
  const sigmas = Math.abs(residual) / Math.sqrt(variance + compared.levelVariance(comp));
  return Number.isNaN(sigmas) ? 0 : sigmas;
}

/** What the members differ by, in the errors they state; at least 1. */
function disagreement(compared: ComparedComps, members: readonly number[]): number {
  const squares = members.reduce((sum, comp) => sum + sigmasOff(compared, comp) ** 2, STATED_FREEDOM);
  const mean = squares / (STATED_FREEDOM + members.length);
  return Math.sqrt(Math.max(1, mean * (1 + CHOSEN_FOR_AGREEING / members.length)));
}
