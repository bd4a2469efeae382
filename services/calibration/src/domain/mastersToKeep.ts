import { chooseMasters } from './chooseMasters.js';
import type { Light, Master } from './frame.js';
import { type ChooseRules, inTime, isYoung } from './nearness.js';

/** Of all masters those from which every one of these lights is chosen the same: few, of however many nights. */
export function mastersToKeep<M extends Master>(
  lights: readonly Light[],
  masters: readonly M[],
  rules: ChooseRules,
): M[] {
  const kept = new Set<Master>();
  for (const light of oneOfEach(lights)) {
    const { bias, dark, flat } = chooseMasters(light, masters, rules);
    for (const { master } of [bias, dark, flat]) if (master !== null) kept.add(master);
    if (flat.master === null) keepNearestFlat(light, masters, rules, kept);
  }
  return masters.filter((master) => kept.has(master));
}

/** Why no flat will do is told of the nearest of the filter. */
function keepNearestFlat(light: Light, masters: readonly Master[], rules: ChooseRules, kept: Set<Master>): void {
  const flats = masters.filter(
    (master) => master.calType === 'flat' && master.filter === light.filter && isYoung(light, master, rules),
  );
  const [nearest] = flats.toSorted((a, b) => inTime(light, a, b));
  for (const flat of flats) if (nearest !== undefined && inTime(light, flat, nearest) === 0) kept.add(flat);
}

/** Without those that ask for the same: what differs from frame to frame alone is not looked at for masters. */
export function oneOfEach<L extends Light>(lights: readonly L[]): L[] {
  const asks = ({ night, filter, meta }: L) => {
    const { startJdUtc, midJdUtc, raHintDegrees, decHintDegrees, timeProblem, rotatorDegrees, ...asked } = meta;
    return JSON.stringify({ night, filter, asked });
  };
  return [...new Map(lights.toReversed().map((light) => [asks(light), light])).values()].toReversed();
}
