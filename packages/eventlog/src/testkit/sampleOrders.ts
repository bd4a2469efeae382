import { work } from '@wombat/proto';
import { samplePayloads } from './samplePayloads.js';

const { reduction, path, product } = samplePayloads.FrameCalibrated;
const { meta, fileStamp } = samplePayloads.FrameDiscovered;
const { solution } = samplePayloads.FrameSolved;
const { radii } = samplePayloads.FrameMeasured;
const master = { path: '20240101/Dark/mdark30.fits', sha256: 'cd'.repeat(32) };
const camera = { gain: 0.0625, readNoise: 1.7, saturation: 60_000, peakRangeLow: 5_000, peakRangeHigh: 30_000 };
const frame = { path, product: product?.path };
const elsewhere = { raDegrees: 21.7, decDegrees: 43.586 };
const doubts = { places: [elsewhere], fovsDegrees: [0.38, 1.52], anyScale: true, wholeSky: true };

/** One order of every task with every field set, for tests. */
export const sampleOrders: work.Orders = {
  master: work.TASKS.master.codec.fromJSON({
    night: '20240101',
    scan: 2,
    item: 'flat/V/mflatV.fits',
    calType: 'flat',
    filter: 'V',
    product: '20240101/Flat/mflatV.fits',
    refusal: 'too few',
    inputs: [{ path: '20240101/Flat/1.fits', sha256: 'ef'.repeat(32), meta, fileStamp }],
    bias: master,
    dark: { ...master, biasSubtracted: true },
  }),
  calibrate: work.TASKS.calibrate.codec.fromJSON({
    reduction,
    frames: [
      {
        ...frame,
        sha256: 'ab'.repeat(32),
        saturation: 60_000,
        pedestal: -100,
        bias: master,
        dark: { ...master, scale: 0.1, biasSubtracted: true },
        flat: master,
        done: 'BD',
        linearity: meta?.linearity,
        fileStamp,
      },
    ],
  }),
  release: work.TASKS.release.codec.fromJSON({ reduction, frames: [frame], inSteps: true }),
  solve: work.TASKS.solve.codec.fromJSON({
    reduction,
    frames: [{ ...frame, raDegrees: 325.678, decDegrees: 43.586, fovDegrees: 0.76, doubts }],
    block: [frame],
  }),
  profile: work.TASKS.profile.codec.fromJSON({ reduction, frames: [{ ...frame, camera }] }),
  measure: work.TASKS.measure.codec.fromJSON({
    reduction,
    radii,
    ladderPixels: [5.5, 7.25],
    stars: [{ starId: 'target', raDegrees: 325.6, decDegrees: 43.5 }],
    frames: [
      {
        ...frame,
        camera,
        solution,
        jdUtcStart: 2460310.9123456,
        jdUtcMid: 2460310.9125192,
        site: { latitude: -31.27, longitude: 149.06, elevation: 1165 },
        fwhmPixels: 4.1,
        radiusScale: 0.85,
      },
    ],
  }),
};
