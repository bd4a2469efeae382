import { closeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Header } from '@wombat/fits';
import { addWithCarry, type CombineOptions, DEFAULT_COMBINE } from '@wombat/imaging/kernels';
import { blockQueue, type Report } from './blockQueue.js';
import type { Crew } from './crew.js';
import type { FrameFile } from './files/frameFile.js';
import { OutputFile } from './files/outputFile.js';
import type { PixelPlace } from './files/pixelPlace.js';
import { openScratch } from './files/scratchFile.js';
import { levelsOf } from './levels.js';
import { medianOf } from './medianOf.js';

export interface CombineRequest {
  readonly kind: 'bias' | 'dark' | 'flat';
  /** Of one size, as the masters. */
  readonly frames: readonly FrameFile[];
  /** Subtracted from darks and flats. */
  readonly bias: FrameFile | null;
  /** Subtracted from flats. */
  readonly dark: FrameFile | null;
  readonly options?: Partial<CombineOptions>;
  /** Of flats, from `levelsOf`, where they are known already. */
  readonly levels?: readonly number[];
  readonly output: string;
  /** The master's header; called first with what is known before combining. It must not grow by what `rejected` is. */
  header(outcome: Combined): Header;
  /** Whether the master must be whole after a power cut. */
  readonly sync: boolean;
  readonly report?: Report;
}

export interface Combined {
  /** Pixel values that were clipped. */
  readonly rejected: number;
  /** Of flats, the median of each frame (frame - bias - dark): what it was divided by. */
  readonly levels: readonly number[];
  /** Indexes of flats that were left out because their level is not positive. */
  readonly leftOut: readonly number[];
}

/** A block of 20 frames stays within a processor's own cache. */
const BLOCK_PIXELS = 16384;
/** With more frames than these the blocks become smaller, so that all of them together do not grow. */
const FRAMES_OF_FULL_BLOCKS = 64;
const LEAST_BLOCK_PIXELS = 512;
const COPY_PIXELS = 65536;

function combineQueue(pixelCount: number, frameCount: number) {
  const shrunk = Math.floor((BLOCK_PIXELS * FRAMES_OF_FULL_BLOCKS) / Math.max(frameCount, FRAMES_OF_FULL_BLOCKS));
  return blockQueue(pixelCount, Math.max(LEAST_BLOCK_PIXELS, shrunk));
}

/**
 * Combines frames into a master as `masterBias`, `masterDark` and `masterFlat` do, without ever holding one of them.
 */
export async function combineFrames(crew: Crew, request: CombineRequest): Promise<Combined> {
  const [first] = request.frames;
  if (first === undefined) throw new RangeError('nothing to combine');
  const { width, height } = first;
  const flat = request.kind === 'flat';
  const known = request.levels;
  const levels = flat ? (known ?? (await levelsOf(crew, { ...sources(request), width, height }))) : [];
  const usable = flat ? request.frames.filter((_, index) => (levels[index] ?? 0) > 0) : request.frames;
  const leftOut = flat ? levels.flatMap((level, index) => (level > 0 ? [] : [index])) : [];
  const output = new OutputFile(request.output, first, request.header({ rejected: 0, levels, leftOut }));
  try {
    const work = flat ? combineFlats : combineDirectly;
    const { rejected, dataSum } = await work(crew, { request, usable, output, levels, width, height });
    const outcome = { rejected, levels, leftOut };
    output.finish(request.header(outcome), { dataSum, sync: request.sync });
    return outcome;
  } catch (error) {
    output.discard();
    throw error;
  }
}

interface Work {
  readonly request: CombineRequest;
  readonly usable: readonly FrameFile[];
  readonly output: OutputFile;
  readonly levels: readonly number[];
  readonly width: number;
  readonly height: number;
}

function sources({ kind, frames, bias, dark }: CombineRequest) {
  return {
    frames: frames.map(({ pixels }) => pixels),
    bias: kind === 'bias' ? null : (bias?.pixels ?? null),
    dark: kind === 'flat' ? (dark?.pixels ?? null) : null,
  };
}

async function combineDirectly(crew: Crew, { request, output, width, height }: Work) {
  const blocks = combineQueue(width * height, request.frames.length);
  const options = { ...DEFAULT_COMBINE, ...request.options };
  const place = { fd: output.fd, offset: output.offset };
  const order = { ...sources(request), levels: null, options, output: place, blocks };
  const shares = await crew.run('combineBlocks', order, request.report);
  return {
    rejected: shares.reduce((sum, share) => sum + share.rejected, 0),
    dataSum: shares.reduce((sum, share) => addWithCarry(sum, share.dataSum), 0),
  };
}

/** Into float64 first; then the result is divided by its own median and rounded once. */
async function combineFlats(crew: Crew, { request, usable, output, levels, width, height }: Work) {
  const scratch = openScratch(dirname(request.output));
  try {
    const pixels: PixelPlace = { fd: scratch, offset: 0, source: 'f64' };
    const shares = await crew.run(
      'combineBlocks',
      {
        ...sources({ ...request, frames: usable }),
        levels: levels.filter((level) => level > 0),
        options: { ...DEFAULT_COMBINE, ...request.options },
        output: pixels,
        blocks: combineQueue(width * height, usable.length),
      },
      request.report,
    );
    const level = await medianOf(crew, { pixels, width, height });
    const place = { fd: output.fd, offset: output.offset };
    const blocks = blockQueue(width * height, COPY_PIXELS);
    const sums = await crew.run('normalise', { pixels, level, output: place, blocks });
    return {
      rejected: shares.reduce((sum, share) => sum + share.rejected, 0),
      dataSum: sums.reduce(addWithCarry, 0),
    };
  } finally {
    closeSync(scratch);
  }
}
