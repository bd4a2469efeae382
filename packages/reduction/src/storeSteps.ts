import { closeSync } from 'node:fs';
import { type FitsFault, hashFile, withoutRoom } from '@wombat/fits';
import { ok, type Result } from '@wombat/result';
import type { Crew } from './crew.js';
import { type FrameFile, openFrame } from './files/frameFile.js';
import { OutputFile } from './files/outputFile.js';
import type { FrameSteps } from './steps/chooseSteps.js';

export interface StoredInSteps {
  readonly steps: FrameSteps;
  /** Of the file of steps; null where its steps would not be fine, and the file stays as it is. */
  readonly sha256: string | null;
}

/**
 * Puts a file of 16-bit steps in the place of a frame of floats, with its header, where the steps are small against its
 * noise; it is on the disk before the other is gone. The same file gives the same bytes. Null where it is no file of
 * floats, as one that was stored so before.
 * @throws what the file system throws while writing, with nothing changed
 */
export async function storeSteps(crew: Crew, path: string): Promise<Result<StoredInSteps | null, FitsFault>> {
  const opened = await openFrame(path);
  if (!opened.ok) return opened;
  const frame = opened.value;
  try {
    if (frame.header.get('BITPIX') !== -32 || frame.pixels.source !== 'f32') return ok(null);
    const steps = await written(crew, frame);
    return ok({ steps, sha256: steps.areFine ? await hashFile(path) : null });
  } finally {
    closeSync(frame.pixels.fd);
  }
}

async function written(crew: Crew, { path, header, width, height, pixels }: FrameFile): Promise<FrameSteps> {
  const raw = withoutRoom(header);
  const output = new OutputFile(path, { width, height, solvable: true, inSteps: true }, raw.with(...noiseCard(0)));
  try {
    const frames = [{ pixels, output: { fd: output.fd, offset: output.offset } }];
    const next = new Int32Array(new SharedArrayBuffer(4));
    const shares = await crew.run('storeInSteps', { frames, pixelCount: width * height, next });
    const [share] = shares.flat();
    if (share === undefined) throw new Error('a frame that no thread took');
    const { steps, dataSum } = share;
    if (steps.areFine) output.finish(raw.with(...noiseCard(steps.noise)), { dataSum, steps, sync: true });
    return steps;
  } finally {
    output.discard();
  }
}

/** Against it BSCALE is how coarse the steps are. */
function noiseCard(noise: number): [keyword: string, value: number, comment: string] {
  return ['QNOISE', Number(noise.toPrecision(6)), 'counts, of neighbouring pixels; steps: BSCALE'];
}
