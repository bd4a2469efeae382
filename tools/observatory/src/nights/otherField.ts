import type { NightPlan } from './nightPlan.js';

/** Wider than any field that is simulated. */
const STEP_DEGREES = 7;

/**
 * The lights of another target, as many degrees to the east as keep the fields apart, in the same night by the same
 * camera: the star, its sequence and its sky are the plan's own, moved and named anew. `number` counts from 1; the sky
 * has room for 50. Biases, darks and flats are those of the plan itself.
 */
export function otherField(plan: NightPlan, number: number): NightPlan {
  const { target, sequence } = plan;
  const moved = <T extends { raDegrees: number; auid: string }>(star: T, index: number): T => ({
    ...star,
    raDegrees: (star.raDegrees + number * STEP_DEGREES) % 360,
    auid: `000-${lettersOf(number)}-${100 + index}`,
  });
  return {
    ...plan,
    target: {
      ...moved(target, 0),
      name: `${target.name} ${number}`,
      folderName: `${target.folderName}_${number}`,
      aliases: [],
    },
    sequence: { ...sequence, comps: sequence.comps.map((comp, index) => moved(comp, index + 1)) },
    counts: { bias: 0, dark: 0, flatPerFilter: 0 },
  };
}

/** Three letters, as AUIDs have; none of the AAVSO's own begins with Z. */
function lettersOf(number: number): string {
  const letter = (value: number) => String.fromCharCode(65 + (value % 26));
  return `Z${letter(Math.floor(number / 26))}${letter(number)}`;
}
