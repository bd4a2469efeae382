import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameKind } from '../headers/frameFacts.js';
import { headerCards } from '../headers/headerCards.js';
import type { NightPlan } from '../nights/nightPlan.js';
import type { NightTruth } from '../nights/nightTruth.js';
import { RandomStream } from '../randomStream.js';
import type { Detector } from './detector.js';
import { writeFrame } from './fitsFrame.js';
import { focalLengthMillimetres } from './focalLength.js';
import { type FrameBuffers, readOut } from './readOut.js';

const MINUTE = 60_000;
const FLAT_SECONDS = 3;
/** Mean level of flats above the bias, as a part of the saturation; frames vary round it. */
const FLAT_LEVEL = 0.38;
const FLAT_VARIATION = 0.12;

interface CalibrationFrame {
  kind: Exclude<FrameKind, 'light'>;
  folder: 'Bias' | 'Dark' | 'Flat';
  name: string;
  filter: string | null;
  exposureSeconds: number;
  startMilliseconds: number;
  /** e- of even light per pixel. */
  electrons: number;
  cosmicRays: number;
}

/**
 * Writes the night's biases, darks (of the lights' exposure) and flats (all filters in one folder); returns their
 * names.
 */
export async function writeCalibrationFrames(
  directory: string,
  plan: NightPlan,
  detector: Detector,
  buffers: FrameBuffers,
): Promise<NightTruth['calibrationFiles']> {
  const files: NightTruth['calibrationFiles'] = { bias: [], dark: [], flat: [] };
  for (const frame of plannedFrames(plan)) {
    const file = `${plan.night}/${frame.folder}/${frame.name}.fits`;
    await mkdir(join(directory, plan.night, frame.folder), { recursive: true });
    await writeCalibrationFrame(join(directory, file), frame, { plan, detector, buffers });
    files[frame.kind].push(file);
  }
  return files;
}

interface Bench {
  plan: NightPlan;
  detector: Detector;
  buffers: FrameBuffers;
}

async function writeCalibrationFrame(
  path: string,
  frame: CalibrationFrame,
  { plan, detector, buffers }: Bench,
): Promise<void> {
  const { kind, filter, exposureSeconds, startMilliseconds, cosmicRays } = frame;
  const random = new RandomStream(plan.seed, `${kind}/${frame.name}`);
  buffers.light.fill(frame.electrons);
  readOut(plan, detector, { light: buffers.light, exposureSeconds, filter, cosmicRays }, buffers, random);
  const cards = headerCards(plan.headerStyle, {
    kind,
    startMilliseconds,
    exposureSeconds,
    filter,
    objectName: frame.folder,
    pointing: null,
    flipped: false,
    camera: plan.camera,
    focalLengthMillimetres: focalLengthMillimetres(plan),
    site: plan.site,
  });
  await writeFrame(path, { width: plan.width, height: plan.height, adu: buffers.adu }, cards);
}

function plannedFrames(plan: NightPlan): CalibrationFrame[] {
  const { counts, exposureSeconds, filters, cosmicRaysPerFrame } = plan;
  const firstLight = Date.parse(plan.startUtc);
  const numbered = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, index) => make(index));
  const digits = (index: number) => String(index + 1).padStart(4, '0');
  return [
    ...numbered(counts.bias, (index) => ({
      kind: 'bias' as const,
      folder: 'Bias' as const,
      name: `bias_${digits(index)}`,
      filter: null,
      exposureSeconds: 0,
      startMilliseconds: firstLight - 90 * MINUTE + index * 3000,
      electrons: 0,
      cosmicRays: 0,
    })),
    ...numbered(counts.dark, (index) => ({
      kind: 'dark' as const,
      folder: 'Dark' as const,
      name: `dark_${digits(index)}`,
      filter: null,
      exposureSeconds,
      startMilliseconds: firstLight - 80 * MINUTE + index * Math.round((exposureSeconds + 3) * 1000),
      electrons: 0,
      cosmicRays: cosmicRaysPerFrame,
    })),
    ...filters.flatMap((filter, turn) =>
      numbered(counts.flatPerFilter, (index) => ({
        kind: 'flat' as const,
        folder: 'Flat' as const,
        name: `flat_${filter}_${digits(index)}`,
        filter,
        exposureSeconds: FLAT_SECONDS,
        startMilliseconds: firstLight - 40 * MINUTE + (turn * counts.flatPerFilter + index) * 6000,
        electrons: flatElectrons(plan, index),
        cosmicRays: Math.min(1, cosmicRaysPerFrame),
      })),
    ),
  ];
}

function flatElectrons({ camera }: NightPlan, index: number): number {
  return camera.saturationAdu * camera.gainElectronsPerAdu * (FLAT_LEVEL + FLAT_VARIATION * Math.cos(0.7 * index));
}
