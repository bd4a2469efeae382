import type { NightPlan } from '../nights/nightPlan.js';
import { RandomStream } from '../randomStream.js';

export interface HotPixel {
  index: number;
  electronsPerSecond: number;
}

/** What is fixed in the camera for a whole night. */
export interface Detector {
  /** ADU, one per column. */
  columnOffsets: Float32Array;
  hotPixels: HotPixel[];
  /** Sensitivity of every pixel with optics, dust and filter: median 1 over the frame. */
  responses: Map<string, Float32Array>;
}

export function makeDetector(plan: NightPlan): Detector {
  const { width, height, camera, seed } = plan;
  const columns = new RandomStream(seed, 'columns');
  const hot = new RandomStream(seed, 'hot pixels');
  const sensor = sensorResponse(plan);
  return {
    columnOffsets: Float32Array.from({ length: width }, () => camera.columnStructureAdu * columns.gaussian()),
    hotPixels: Array.from({ length: Math.round(width * height * camera.hotPixelFraction) }, () => ({
      index: Math.floor(hot.uniform() * width * height),
      electronsPerSecond: 10 ** hot.between(0.5, 2.5),
    })),
    responses: new Map(plan.filters.map((filter) => [filter, filterResponse(plan, filter, sensor)])),
  };
}

function sensorResponse({ seed, width, height, camera }: NightPlan): Float32Array {
  const response = new Float32Array(width * height);
  new RandomStream(seed, 'pixel response').fillGaussians(response);
  return response.map((z) => 1 + camera.pixelResponse * z);
}

interface DustRing {
  x: number;
  y: number;
  radius: number;
  depth: number;
}

function filterResponse(plan: NightPlan, filter: string, sensor: Float32Array): Float32Array {
  const { width, height, camera } = plan;
  const random = new RandomStream(plan.seed, `dust on ${filter}`);
  const rings = Array.from({ length: camera.dustRings }, () => ({
    x: random.between(0, width),
    y: random.between(0, height),
    radius: random.between(0.015, 0.04) * width,
    depth: random.between(0.02, 0.06),
  }));
  const corner = (width / 2) ** 2 + (height / 2) ** 2;
  const response = new Float32Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const fromMiddle = ((x - width / 2) ** 2 + (y - height / 2) ** 2) / corner;
      response[at] = (1 - camera.vignetting * fromMiddle) * (sensor[at] ?? 1);
    }
  }
  for (const ring of rings) {
    shade({ response, width, height, ring });
  }
  const middle = medianOf(response);
  return response.map((value) => value / middle);
}

function shade({
  response,
  width,
  height,
  ring,
}: {
  response: Float32Array;
  width: number;
  height: number;
  ring: DustRing;
}): void {
  const { x: ringX, y: ringY, radius, depth } = ring;
  const reach = Math.ceil(1.6 * radius);
  const [left, right] = [Math.max(0, Math.floor(ringX - reach)), Math.min(width - 1, Math.ceil(ringX + reach))];
  for (let y = Math.max(0, Math.floor(ringY - reach)); y <= Math.min(height - 1, Math.ceil(ringY + reach)); y++) {
    for (let x = left; x <= right; x++) {
      const fromRim = (Math.hypot(x - ringX, y - ringY) - 0.7 * radius) / (0.2 * radius);
      response[y * width + x] = (response[y * width + x] ?? 0) * (1 - depth * Math.exp(-0.5 * fromRim ** 2));
    }
  }
}

const MEDIAN_SAMPLE = 200_000;

/** Median of at most 200,000 evenly spread pixels: the response is smooth, so that this is exact to 1e-5. */
function medianOf(values: Float32Array): number {
  const stride = Math.max(1, Math.floor(values.length / MEDIAN_SAMPLE)) | 1;
  const sample = Float32Array.from(
    { length: Math.ceil(values.length / stride) },
    (_, i) => values[i * stride] ?? 1,
  ).sort();
  return sample[sample.length >> 1] ?? 1;
}
