import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hashFile, readHeader } from '@wombat/fits';
import type { FrameKept, work } from '@wombat/proto';
import { type Crew, type FrameSteps, storeSteps } from '@wombat/reduction';
import { sweepBeside, throwInstallationFault, type WorkerKit } from '@wombat/service-kit/worker';

interface ReleaseKit {
  data: string;
  crew: Crew;
  log: Pick<WorkerKit['log'], 'publishMany'>;
}

type Kept = Pick<FrameKept, 'kept' | 'reason'> & { sha256?: string; step?: number; noise?: number };

/** Takes frames off the disk, or stores them as 16-bit numbers, as far as they are there, and tells it of each. */
export async function releaseFrames({ data, crew, log }: ReleaseKit, order: work.ReleaseOrder): Promise<void> {
  const { reduction, frames, inSteps } = order;
  const products = frames.map(({ product }) => product);
  if (inSteps) await sweepBeside(data, products);
  const told: Kept[] = [];
  for (const product of products) {
    const place = join(data, product);
    if (inSteps) told.push(await stored(crew, place));
    else {
      await rm(place, { force: true });
      told.push({ kept: 'dropped', reason: '' });
    }
  }
  await log.publishMany(
    frames.map(({ path, product }, index) => {
      const { sha256 = '', ...kept } = told[index] ?? never();
      return {
        id: `${kept.kept}:${product}:r${reduction.revision}`,
        type: 'FrameKept',
        payload: { reduction, path, product: { path: product, sha256 }, ...kept },
      };
    }),
  );
}

async function stored(crew: Crew, place: string): Promise<Kept> {
  const done = await storeSteps(crew, place);
  if (!done.ok) {
    throwInstallationFault(done.fault);
    return { kept: 'unchanged', reason: done.fault.message };
  }
  if (done.value === null) return storedBefore(place);
  const { steps, sha256 } = done.value;
  if (sha256 === null) return { kept: 'unchanged', reason: tooCoarse(steps) };
  return { kept: 'inSteps', reason: '', sha256, step: steps.step, noise: Number(steps.noise.toPrecision(6)) };
}

/** By a worker that was killed before it could tell. */
async function storedBefore(place: string): Promise<Kept> {
  const read = await readHeader(place);
  const [step, noise] = read.ok ? ['BSCALE', 'QNOISE'].map((keyword) => read.value.header.getNumber(keyword)) : [];
  if (step === undefined || noise === undefined) return { kept: 'unchanged', reason: 'it is no frame of floats' };
  return { kept: 'inSteps', reason: '', sha256: await hashFile(place), step, noise };
}

function tooCoarse({ step, noise }: FrameSteps): string {
  return `16-bit numbers would be too coarse: steps of ${step.toPrecision(3)} ADU, noise ${noise.toPrecision(3)} ADU`;
}

function never(): never {
  throw new Error('a frame of which nothing came');
}
