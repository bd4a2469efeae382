import type { NightPlan } from './nightPlan.js';
import { type NightFacts, type NightOverrides, planNight } from './planNight.js';

/** A ready night whose field stays the same at every frame size: give `width` and `height`, and the scale follows. */
export type ReadyNight = (overrides?: NightOverrides) => NightPlan;

const DEFAULT_SIZE = 512;

/** `fieldArcmin` is the shorter side of the frame. Overrides win over the facts, inside groups key by key. */
export function nightOf(facts: NightFacts, fieldArcmin: number): ReadyNight {
  return (overrides = {}) => {
    const { width = DEFAULT_SIZE, height = DEFAULT_SIZE } = overrides;
    const pixelScaleArcsec = (fieldArcmin * 60) / Math.min(width, height);
    return planNight({
      ...facts,
      pixelScaleArcsec,
      ...overrides,
      camera: { ...facts.camera, ...overrides.camera },
      photometry: { ...facts.photometry, ...overrides.photometry },
      sky: { ...facts.sky, ...overrides.sky },
      starImages: { ...facts.starImages, ...overrides.starImages },
      motion: { ...facts.motion, ...overrides.motion },
      fieldStars: { ...facts.fieldStars, ...overrides.fieldStars },
      counts: { ...facts.counts, ...overrides.counts },
    });
  };
}
