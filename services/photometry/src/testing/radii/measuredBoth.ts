import { median } from '@wombat/imaging';
import { apertureLadder } from '../../domain/aperture/apertureLadder.js';
import { measureFrame } from '../../work/measureFrame.js';
import { starryFrame } from './starryFrame.js';

/** Milliseconds of CPU a frame, medians, and the frames measured with all radii to those with one in the same time. */
export interface MeasuredBoth {
  size: number;
  stars: number;
  oneMilliseconds: number;
  allMilliseconds: number;
  speed: number;
}

const FRAMES_A_RUN = 5;

/** Measures the same frame with one radius and with all in turn, so that what else the machine does meets both. */
export function measuredBoth(size: number, stars: number, runs: number): MeasuredBoth {
  const { image, frame, order } = starryFrame(size, stars);
  const all = { ...order, ladderPixels: apertureLadder(frame.fwhmPixels, order.radii.skyInnerPixels) };
  const times: { one: number[]; all: number[] } = { one: [], all: [] };
  // The first run of each is not counted: code is compiled in it.
  for (let run = 0; run <= runs; run++) {
    const both = [order, all].map((asked) => cpuOf(() => measureFrame(image, image, frame, asked)));
    if (run > 0) for (const [index, list] of [times.one, times.all].entries()) list.push(both[index] ?? Number.NaN);
  }
  const [oneMilliseconds, allMilliseconds] = [median(times.one), median(times.all)];
  return { size, stars, oneMilliseconds, allMilliseconds, speed: oneMilliseconds / allMilliseconds };
}

function cpuOf(act: () => void): number {
  const before = process.cpuUsage();
  for (let frame = 0; frame < FRAMES_A_RUN; frame++) act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / FRAMES_A_RUN;
}
