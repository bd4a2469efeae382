import type { ScheduledLight } from '../nights/lightSchedule.js';
import type { NightPlan } from '../nights/nightPlan.js';
import { RandomStream } from '../randomStream.js';

/** Height over which the turbulent air thins out by e, metres. */
const SCALE_HEIGHT_METRES = 8000;

/**
 * Relative standard deviation of a star's light in one exposure: Young 1967 (AJ 72, 747),
 * 0.09 D^(-2/3) X^1.75 exp(-h / 8000 m) / sqrt(2 t), D in cm, t in s, times the plan's factor.
 */
export function scintillationSigma({ camera, site, sky, exposureSeconds }: NightPlan, airmass: number): number {
  const still = Math.exp(-site.elevationMetres / SCALE_HEIGHT_METRES) / Math.sqrt(2 * exposureSeconds);
  return sky.scintillation * 0.09 * (camera.apertureMillimetres / 10) ** (-2 / 3) * airmass ** 1.75 * still;
}

/** What each star of a light is to be multiplied with, a fresh number at every call; 1 where nothing scintillates. */
export function scintillationOf(plan: NightPlan, light: ScheduledLight): () => number {
  if (plan.sky.scintillation === 0) return () => 1;
  const sigma = scintillationSigma(plan, light.horizontal.airmass);
  const random = new RandomStream(plan.seed, `scintillation/${light.number}`);
  return () => 1 + sigma * random.gaussian();
}
