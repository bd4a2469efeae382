import type { NightPlan } from '../nights/nightPlan.js';
import type { RandomStream } from '../randomStream.js';
import type { Detector } from './detector.js';

export interface Exposure {
  /** e- that fell on each pixel before the optics' and the pixel's losses; used up: overwritten with the ADU. */
  light: Float32Array;
  exposureSeconds: number;
  /** Response to multiply the light with; absent for bias and dark. */
  filter: string | null;
  cosmicRays: number;
}

/** Buffers of one frame's size, used again for every frame. */
export interface FrameBuffers {
  light: Float32Array;
  noise: Float32Array;
  adu: Uint16Array;
}

export function frameBuffers({ width, height }: { width: number; height: number }): FrameBuffers {
  const size = width * height;
  return { light: new Float32Array(size), noise: new Float32Array(size), adu: new Uint16Array(size) };
}

/**
 * The raw frame of an exposure, in ADU: response, dark current, hot pixels, photon and read noise, cosmic rays, gain,
 * bias, saturation, rounding. Photon noise is Gaussian, of the expected e- (good above some 20 e-).
 */
export function readOut(
  plan: NightPlan,
  detector: Detector,
  exposure: Exposure,
  buffers: FrameBuffers,
  random: RandomStream,
): void {
  const { camera, width, height } = plan;
  const { light, exposureSeconds, filter } = exposure;
  collect(
    light,
    filter === null ? null : (detector.responses.get(filter) ?? null),
    camera.darkElectronsPerSecond * exposureSeconds,
  );
  for (const { index, electronsPerSecond } of detector.hotPixels) {
    light[index] = (light[index] ?? 0) + electronsPerSecond * exposureSeconds;
  }
  if (plan.noise) {
    random.fillGaussians(buffers.noise);
    addNoise(light, buffers.noise, camera.readNoiseElectrons ** 2);
  }
  for (let ray = 0; ray < exposure.cosmicRays; ray++) {
    addCosmicRay({ light, width, height, random });
  }
  digitise(plan, detector, light, buffers.adu);
}

function collect(light: Float32Array, response: Float32Array | null, dark: number): void {
  if (response === null) {
    for (let i = 0; i < light.length; i++) {
      light[i] = (light[i] ?? 0) + dark;
    }
    return;
  }
  for (let i = 0; i < light.length; i++) {
    light[i] = (light[i] ?? 0) * (response[i] ?? 1) + dark;
  }
}

function addNoise(light: Float32Array, gaussian: Float32Array, readVariance: number): void {
  for (let i = 0; i < light.length; i++) {
    const electrons = light[i] ?? 0;
    light[i] = electrons + (gaussian[i] ?? 0) * Math.sqrt(electrons + readVariance);
  }
}

function addCosmicRay({
  light,
  width,
  height,
  random,
}: {
  light: Float32Array;
  width: number;
  height: number;
  random: RandomStream;
}): void {
  const [x, y] = [random.between(0, width), random.between(0, height)];
  const [length, direction] = [random.between(1, 10), random.between(0, Math.PI)];
  const electrons = random.between(500, 12_000);
  for (let step = 0; step < length; step++) {
    const column = Math.floor(x + step * Math.cos(direction));
    const row = Math.floor(y + step * Math.sin(direction));
    if (column >= 0 && column < width && row < height) {
      light[row * width + column] = (light[row * width + column] ?? 0) + electrons;
    }
  }
}

function digitise(
  { camera, width }: NightPlan,
  { columnOffsets }: Detector,
  light: Float32Array,
  adu: Uint16Array,
): void {
  const step = camera.adcBits === 12 ? 16 : 1;
  const mostSteps = Math.floor(Math.min(camera.saturationAdu, 65536 - step) / step);
  const stepsPerElectron = 1 / (camera.gainElectronsPerAdu * step);
  const offsets = columnOffsets.map((offset) => (camera.biasLevelAdu + offset) / step);
  if (camera.linearity.length > 0) countUnevenly(light, camera);
  for (let i = 0, x = 0; i < light.length; i++, x = x + 1 === width ? 0 : x + 1) {
    const steps = ((light[i] ?? 0) * stepsPerElectron + (offsets[x] ?? 0) + 0.5) | 0;
    adu[i] = Math.max(0, Math.min(steps, mostSteps)) * step;
  }
}

/** Newton's method comes to the float32 it is kept in long before. */
const STEPS = 8;

/** e- the camera tells in place of those there are: the inverse of its polynomial, up to what it can count. */
function countUnevenly(
  light: Float32Array,
  { linearity, gainElectronsPerAdu, saturationAdu }: NightPlan['camera'],
): void {
  for (let i = 0; i < light.length; i++) {
    const worth = (light[i] ?? 0) / gainElectronsPerAdu;
    if (worth <= 0) continue;
    let told = worth;
    for (let step = 0; step < STEPS; step++) {
      let [sum, slope] = [1, 1];
      linearity.forEach((coefficient, power) => {
        const term = coefficient * told ** (power + 1);
        sum += term;
        slope += (power + 2) * term;
      });
      told = Math.max(0, Math.min(told - (told * sum - worth) / slope, saturationAdu));
    }
    light[i] = told * gainElectronsPerAdu;
  }
}
