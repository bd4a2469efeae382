import type { LightCurveShape, SimulatedTarget } from '../nights/nightPlan.js';
import type { Magnitudes } from './bands.js';

/** Part of an RR Lyrae star's period it takes to fade; the rest is the rise. */
const FADING_PART = 0.84;
const ECLIPSE_WIDTH = 0.045;

/** How far from its brightest (0) to its faintest (1) a star of this shape is at a phase 0..1. */
export function fadedPart(shape: LightCurveShape, phase: number): number {
  switch (shape) {
    case 'constant':
      return 0;
    case 'contact':
      return (0.5 + 0.5 * Math.cos(4 * Math.PI * phase)) * (0.95 + 0.05 * Math.cos(2 * Math.PI * phase));
    case 'eclipser': {
      const fromPrimary = Math.min(phase, 1 - phase) / ECLIPSE_WIDTH;
      const fromSecondary = Math.abs(phase - 0.5) / ECLIPSE_WIDTH;
      return Math.exp(-(fromPrimary ** 4)) + 0.3 * Math.exp(-(fromSecondary ** 4));
    }
    case 'rrLyrae':
      return phase < FADING_PART
        ? 0.5 - 0.5 * Math.cos(Math.PI * (phase / FADING_PART) ** 0.7)
        : 0.5 + 0.5 * Math.cos((Math.PI * (phase - FADING_PART)) / (1 - FADING_PART));
  }
}

/** The target's standard magnitudes at a time (JD UTC). */
export function targetMagnitudes(target: SimulatedTarget, jd: number): Magnitudes {
  const cycles = (jd - target.epochJd) / target.periodDays;
  const faded = fadedPart(target.shape, cycles - Math.floor(cycles));
  const { brightest, faintest } = target;
  return {
    B: brightest.B + faded * (faintest.B - brightest.B),
    V: brightest.V + faded * (faintest.V - brightest.V),
    Rc: brightest.Rc + faded * (faintest.Rc - brightest.Rc),
    Ic: brightest.Ic + faded * (faintest.Ic - brightest.Ic),
  };
}
