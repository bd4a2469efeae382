import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeCalibrationFrames } from './camera/calibrationFrames.js';
import { type Detector, makeDetector } from './camera/detector.js';
import { exposeLight } from './camera/exposeLight.js';
import { writeFrame } from './camera/fitsFrame.js';
import { focalLengthMillimetres } from './camera/focalLength.js';
import { type FrameBuffers, frameBuffers, readOut } from './camera/readOut.js';
import { headerCards } from './headers/headerCards.js';
import { lightSchedule, type ScheduledLight } from './nights/lightSchedule.js';
import type { NightPlan } from './nights/nightPlan.js';
import type { FilterTruth, FrameTruth, NightTruth, StarTruth } from './nights/nightTruth.js';
import { RandomStream } from './randomStream.js';
import { bandOfFilter } from './scene/bands.js';
import { compMagnitudes, fieldSky, type SkyStar } from './scene/fieldSky.js';
import { neighbourStars } from './scene/neighbourStars.js';
import { cdMatrix } from './scene/skyPlane.js';

/** A mount believes to point at the target; it is that far off in declination. */
const POINTING_ERROR_DEGREES = 0.004;

/**
 * Writes one simulated night, `<directory>/<night>/{Bias,Dark,Flat,Light/<target>}/*.fits`, one frame in memory at a
 * time, and its truth as JSON to `truthPath`: beside the data folder, not in it, where a pipeline would find it.
 * The same plan gives the same bytes.
 */
export async function simulateNight(
  directory: string,
  plan: NightPlan,
  { truthPath = join(dirname(directory), 'truth.json') }: { truthPath?: string } = {},
): Promise<NightTruth> {
  const detector = makeDetector(plan);
  const buffers = frameBuffers(plan);
  const calibrationFiles = await writeCalibrationFrames(directory, plan, detector, buffers);
  const field = [...fieldSky(plan), ...neighbourStars(plan)];
  await mkdir(join(directory, plan.night, 'Light', plan.target.folderName), { recursive: true });
  const frames: FrameTruth[] = [];
  for (const light of lightSchedule(plan)) {
    frames.push(await writeLight({ directory, plan, detector, buffers, field }, light));
  }
  const truth = { ...nightFacts(plan), calibrationFiles, frames };
  await mkdir(dirname(truthPath), { recursive: true });
  await writeFile(truthPath, `${JSON.stringify(truth, null, 1)}\n`);
  return truth;
}

interface Observatory {
  directory: string;
  plan: NightPlan;
  detector: Detector;
  buffers: FrameBuffers;
  field: SkyStar[];
}

async function writeLight(
  { directory, plan, detector, buffers, field }: Observatory,
  light: ScheduledLight,
): Promise<FrameTruth> {
  const { filter, number } = light;
  const { target, camera, site, exposureSeconds, cosmicRaysPerFrame: cosmicRays } = plan;
  const stars = exposeLight(plan, light, field, buffers.light);
  const random = new RandomStream(plan.seed, `light/${number}`);
  readOut(plan, detector, { light: buffers.light, exposureSeconds, filter, cosmicRays }, buffers, random);
  markSaturated(plan, buffers.adu, stars);
  const name = `${target.folderName.replaceAll(' ', '_')}_${filter}_${String(number + 1).padStart(4, '0')}.fits`;
  const file = `${plan.night}/Light/${target.folderName}/${name}`;
  const cards = headerCards(plan.headerStyle, {
    kind: 'light',
    startMilliseconds: light.startMilliseconds,
    exposureSeconds,
    filter,
    objectName: target.name,
    pointing: {
      raDegrees: target.raDegrees,
      decDegrees: target.decDegrees + POINTING_ERROR_DEGREES,
      horizontal: light.horizontal,
    },
    flipped: light.plane.flipped,
    camera,
    focalLengthMillimetres: focalLengthMillimetres(plan),
    site,
  });
  await writeFrame(join(directory, file), { width: plan.width, height: plan.height, adu: buffers.adu }, cards);
  return frameTruth(plan, light, { file, stars });
}

function markSaturated({ width, height, camera }: NightPlan, adu: Uint16Array, stars: StarTruth[]): void {
  const full = camera.adcBits === 12 ? Math.min(camera.saturationAdu, 65520) : camera.saturationAdu;
  for (const star of stars) {
    const [middleX, middleY] = [Math.round(star.x), Math.round(star.y)];
    let peak = 0;
    for (let y = Math.max(0, middleY - 2); y <= Math.min(height - 1, middleY + 2); y++) {
      for (let x = Math.max(0, middleX - 2); x <= Math.min(width - 1, middleX + 2); x++) {
        peak = Math.max(peak, adu[y * width + x] ?? 0);
      }
    }
    if (peak >= full) {
      star.flags.push('saturated');
    }
  }
}

function frameTruth(
  plan: NightPlan,
  light: ScheduledLight,
  { file, stars }: { file: string; stars: StarTruth[] },
): FrameTruth {
  const { photometry, camera, exposureSeconds } = plan;
  const { filter, band, midJd, transparency, fwhmPixels, skyElectronsPerPixel, plane, horizontal } = light;
  const { airmass } = horizontal;
  const aduPerElectronPerSecond = (exposureSeconds * transparency) / camera.gainElectronsPerAdu;
  return {
    file,
    filter,
    band,
    startUtc: new Date(light.startMilliseconds).toISOString(),
    midJd,
    exposureSeconds,
    airmass,
    transparency,
    zeroPointAdu:
      photometry.zeroPoint[band] - photometry.extinction[band] * airmass + 2.5 * Math.log10(aduPerElectronPerSecond),
    fwhmPixels,
    skyElectronsPerPixel,
    flipped: plane.flipped,
    wcs: {
      crval: [plane.tangent.raDegrees, plane.tangent.decDegrees],
      crpix: [plane.origin.x + 1, plane.origin.y + 1],
      cd: cdMatrix(plane),
    },
    stars,
  };
}

function nightFacts(plan: NightPlan): Omit<NightTruth, 'calibrationFiles' | 'frames'> {
  const { seed, night, target, sequence, width, height, pixelScaleArcsec, camera, photometry } = plan;
  const filters = plan.filters.map((filter): [string, FilterTruth] => {
    const band = bandOfFilter(filter);
    return [
      filter,
      {
        band,
        colourTerm: photometry.colourTerm[band],
        extinction: photometry.extinction[band],
        secondOrderExtinction: photometry.secondOrderExtinction[band],
        zeroPointElectronsPerSecond: photometry.zeroPoint[band],
      },
    ];
  });
  const { gainElectronsPerAdu, readNoiseElectrons, biasLevelAdu, darkElectronsPerSecond, saturationAdu } = camera;
  return {
    seed,
    night,
    target: {
      name: target.name,
      folderName: target.folderName,
      raDegrees: target.raDegrees,
      decDegrees: target.decDegrees,
    },
    comps: sequence.comps.map((comp) => ({
      auid: comp.auid,
      raDegrees: comp.raDegrees,
      decDegrees: comp.decDegrees,
      magnitudes: compMagnitudes(comp),
    })),
    width,
    height,
    pixelScaleArcsec,
    camera: { gainElectronsPerAdu, readNoiseElectrons, biasLevelAdu, darkElectronsPerSecond, saturationAdu },
    filters: Object.fromEntries(filters),
  };
}
