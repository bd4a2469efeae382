import { type Choice, none } from './choice.js';
import type { Light, Master } from './frame.js';
import { joined } from './joined.js';
import { type Differences, differences } from './likeness.js';
import { ageWarning, type ChooseRules, inTime, isYoung } from './nearness.js';

/** Degrees; an instrument that is turned between flat and light takes its dust along, but not the vignetting. */
const SAME_ROTATION = 5;

/**
 * The closest flat in time of the light's filter, camera and tube. One of another gain or offset will do if its own
 * bias is out of it, because a flat is a ratio; one of the same settings goes first where two are of one night. Where
 * there is none, the reason says what is wrong with the nearest one of the filter.
 */
export function nearestFlat(light: Light, flats: readonly Master[], rules: ChooseRules): Choice {
  const what = `${light.filter} flat`;
  const compared = flats
    .filter((flat) => flat.filter === light.filter && isYoung(light, flat, rules))
    .map((flat) => ({ flat, differs: differences(flat.meta, light.meta) }))
    .sort((a, b) => inTime(light, a.flat, b.flat) || a.differs.amplifier.length - b.differs.amplifier.length);
  const best = compared.find(({ flat, differs }) => isFit(flat, differs));
  if (best !== undefined) {
    const { flat, differs } = best;
    return { master: flat, warning: joined(ageWarning(light, flat, what), ...onUse(light, flat, differs)) };
  }
  const [nearest] = compared;
  if (nearest === undefined) return none(`no suitable master ${what}`);
  return none(`no suitable master ${what}: that of ${nearest.flat.night} has ${shortcomings(nearest.differs)}`);
}

function isFit({ biasSubtracted }: Master, { camera, amplifier, tube }: Differences): boolean {
  return camera.length === 0 && tube.length === 0 && (amplifier.length === 0 || biasSubtracted);
}

function shortcomings({ camera, amplifier, tube }: Differences): string {
  const others = [...camera, ...tube];
  return others.length > 0 ? others.join(', ') : `${amplifier.join(', ')}, and its own bias is still in it`;
}

function onUse({ meta }: Light, flat: Master, { amplifier }: Differences): string[] {
  const turned = degreesBetween(flat.meta.rotatorDegrees, meta.rotatorDegrees);
  return [
    ...(amplifier.length === 0
      ? []
      : [`the flat has ${amplifier.join(', ')}; it is used, as its own bias is out of it`]),
    ...(turned > SAME_ROTATION ? [`the rotator was turned by ${Math.round(turned)} degrees since the flat`] : []),
  ];
}

function degreesBetween(a: number | undefined, b: number | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const apart = Math.abs(a - b) % 360;
  return Math.min(apart, 360 - apart);
}
