import type { TrialFigures } from '@wombat/bench/accuracy';
import { detectField, fieldPsf } from '@wombat/imaging';
import { seededNormal, seededRandom } from '@wombat/random';
import { ok, refuse } from '@wombat/result';
import { chooseReferenceFrame, type FramePsf } from '../../domain/aperture/chooseReferenceFrame.js';
import { type FlagName, hasFlag } from '../../domain/measurement/flags.js';
import { FlagTally } from './flagTally.js';
import { addMoffat } from './moffatLight.js';

const FRAMES = 16;
const WIDTH = 260;
const STARS = 16;
const [SKY, READ_NOISE, BETA, FWHM] = [200, 8, 3, 3];
const CAMERA = { gain: 1, readNoise: READ_NOISE, saturation: 60_000, peakRange: [0, 60_000] as [number, number] };
const FAULTY_PART = 0.15;
/** A star that ran so far during the exposure, in FWHM; one that is so much wider out of focus. */
const [TRAIL_FWHM, DEFOCUS] = [1.5, 1.8];
const STEPS = 8;

/** Frames on which the stars ran or are out of focus, among frames of seeing that changes by a fifth, in pixels. */
export function frameFlagTrials(seeds: number): TrialFigures[] {
  const trailed = new FlagTally(`stars trailed by ${TRAIL_FWHM} FWHM`);
  const defocused = new FlagTally(`stars ${DEFOCUS} times as wide`);
  for (let seed = 1; seed <= seeds; seed++) {
    tryNight(3000 + seed, { flag: 'frameTrailed', trail: TRAIL_FWHM * FWHM, wider: 1 }, trailed);
    tryNight(4000 + seed, { flag: 'frameDefocused', trail: 0, wider: DEFOCUS }, defocused);
  }
  return [...trailed.figures(), ...defocused.figures()];
}

interface FrameFault {
  flag: FlagName;
  trail: number;
  wider: number;
}

function tryNight(seed: number, { flag, trail, wider }: FrameFault, tally: FlagTally): void {
  const [random, normal] = [seededRandom(seed), seededNormal(seed)];
  const stars = Array.from({ length: STARS }, (_, index) => ({
    x: ((index % 4) + 0.3 + 0.4 * random()) * (WIDTH / 4),
    y: (Math.floor(index / 4) + 0.3 + 0.4 * random()) * (WIDTH / 4),
    flux: 30_000 + 200_000 * random(),
  }));
  const faulty = Array.from({ length: FRAMES }, () => random() < FAULTY_PART);
  const frames = faulty.map((isFaulty, frame): FramePsf => {
    const fwhm = FWHM * (1 + (0.2 * frame) / FRAMES + 0.03 * normal()) * (isFaulty ? wider : 1);
    const [angle, length] = [Math.PI * random(), isFaulty ? trail : 0];
    const pixels = new Float64Array(WIDTH * WIDTH).fill(SKY);
    const steps = length > 0 ? STEPS : 1;
    for (const { x, y, flux } of stars)
      for (let step = 0; step < steps; step++) {
        const along = steps === 1 ? 0 : length * (step / (steps - 1) - 0.5);
        const at = { x: x + along * Math.cos(angle), y: y + along * Math.sin(angle) };
        addMoffat(pixels, WIDTH, { ...at, flux: flux / steps, fwhm, beta: BETA });
      }
    for (const [at, light] of pixels.entries()) pixels[at] = light + Math.sqrt(light + READ_NOISE ** 2) * normal();
    return psfOf(pixels, `f${frame}`);
  });
  const chosen = chooseReferenceFrame(frames);
  for (const [frame, isFaulty] of faulty.entries()) {
    const bits = chosen.ok ? (chosen.value.frameFlags.get(`f${frame}`) ?? 0) : 0;
    tally.add(isFaulty, hasFlag(bits, flag));
  }
}

function psfOf(pixels: Float64Array, filename: string): FramePsf {
  const image = { width: WIDTH, height: WIDTH, pixels };
  const { stars } = detectField(image);
  const seen = stars.map((star) => ({ ...star, saturated: false }));
  const psf = fieldPsf(image, seen, CAMERA);
  if (!psf.ok) return { filename, starCount: stars.length, psf: refuse({ message: psf.fault.message }) };
  const { fwhmPixels, ellipticity } = psf.value;
  return { filename, starCount: stars.length, psf: ok({ fwhmPixels, elongation: 1 / (1 - ellipticity) }) };
}
