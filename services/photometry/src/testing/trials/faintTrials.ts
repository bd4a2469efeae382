import type { TrialFigures } from '@wombat/bench/accuracy';
import { FAINT_SNRS, faintBin } from './faintBin.js';

const FRAMES_PER_SEED = 10;
const SEED = 900_000;
const MOST_SIGMAS = 2;

/** A star through the noise: every frame once in the report, and its light without bias in each bin of SNR. */
export function faintTrials(seeds: number): TrialFigures[] {
  const frames = FRAMES_PER_SEED * seeds;
  const bins = FAINT_SNRS.map((snr) => faintBin(snr, frames, SEED));
  const once = bins.map(({ made }) => {
    const names = [...made.points, ...made.limits].map(({ filename }) => filename);
    return names.length - 2 * (names.length - new Set(names).size);
  });
  const told = bins.map(({ snr, bias }) => `${snr}: ${bias.toFixed(1)}`).join(', ');
  return [
    {
      what: 'frames of SNR 20 to 0.5 that are in the report once',
      found: once.reduce((sum, count) => sum + count, 0),
      of: frames * bins.length,
      least: 1,
    },
    {
      what: `bins of SNR whose light is off by more than 2 sigma (${told})`,
      found: bins.filter(({ bias }) => Math.abs(bias) > MOST_SIGMAS).length,
      of: bins.length,
      most: 0,
    },
  ];
}
