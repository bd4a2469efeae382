import type { Header } from '@wombat/fits';
import { addWithCarry } from '@wombat/imaging/kernels';
import { blockQueue, type Report } from './blockQueue.js';
import type { Crew } from './crew.js';
import type { FrameFile } from './files/frameFile.js';
import { OutputFile } from './files/outputFile.js';
import { Settling } from './files/settling.js';
import { hashFiles } from './hashFiles.js';
import { isLevel, levelsOf } from './levels.js';
import type { CalibrateShare } from './stages/calibrateBlocks.js';

export interface CalibrateRequest {
  /** Of one size, as the masters. */
  readonly frames: readonly FrameToCalibrate[];
  readonly bias: FrameFile | null;
  /** `scale`: light's exposure over dark's. */
  readonly dark: { readonly file: FrameFile; readonly scale: number } | null;
  readonly flat: FlatToUse | null;
  readonly sync: FrameSync;
  /**
   * They are solved later: their headers have room for it, the same frame is left alone where it stands already, as it
   * may be solved, and their SHA-256 are told as they are before. They are brought to the disk `together`.
   */
  readonly solvable?: boolean;
  readonly report?: Report;
}

/**
 * Whether frames are whole after a power cut too: `no`, the system writes them when it likes; `each` is on the disk
 * before the next ones are begun; `together`, they go there while others are calibrated, and are waited for at the end.
 */
export type FrameSync = 'no' | 'each' | 'together';

export interface FlatToUse {
  readonly file: FrameFile;
  /** Its median, from `flatLevel`. */
  readonly level: number;
}

export interface FrameToCalibrate {
  readonly file: FrameFile;
  readonly output: string;
  readonly pedestal: number;
  readonly saturation: number | null;
  /** Where it is solved later: whether one of this SHA-256 may take the place of another file; left out: it may. */
  readonly mayReplace?: (sha256: string) => Promise<boolean>;
  /** The product's header; called first with no bad pixels. It must not grow by the second call by a whole block. */
  header(outcome: Calibrated): Header;
}

/** What came of a frame. */
export interface CalibratedFile extends Calibrated {
  /** Of a frame that is solved later: of the file as it is before. */
  readonly sha256: string | null;
}

export interface Calibrated {
  readonly saturatedPixels: number;
  /** Pixels that were not divided: the flat is below 0.1 or no number there. */
  readonly badFlatPixels: number;
}

/** So many that the masters are read seldom, so few that a process may hold them open. */
const FRAMES_AT_ONCE = 32;
/** The first of them are on their way to the disk while the next are calibrated. */
const SYNCED_AT_ONCE = 8;
/** A block of the masters in float64 stays in a processor's cache from frame to frame. */
const BLOCK_PIXELS = 65536;
/** Blocks are written in whole pages of the system's memory: a page that is written in two pieces costs more. */
const PAGE_BYTES = 4096;

/** Calibrates frames into float32 files as `calibrate` does, without ever holding one of them. */
export async function calibrateFrames(crew: Crew, request: CalibrateRequest): Promise<CalibratedFile[]> {
  const settling = new Settling();
  const [calibrated] = await Promise.allSettled([calibrateAll(crew, request, settling)]);
  // Those that are complete get their names, whatever became of the others.
  const lost = await settling.rest();
  if (calibrated.status === 'rejected') throw calibrated.reason;
  if (lost !== null) throw lost.reason;
  return calibrated.value.map(({ outcome, output }) => ({ ...outcome, sha256: output.sha256 }));
}

interface Made {
  readonly outcome: Calibrated;
  readonly output: OutputFile;
}

async function calibrateAll(crew: Crew, request: CalibrateRequest, settling: Settling): Promise<Made[]> {
  const { frames, report = () => {} } = request;
  const atOnce = isTogether(request) ? SYNCED_AT_ONCE : FRAMES_AT_ONCE;
  const done: Made[] = [];
  while (done.length < frames.length) {
    const group = frames.slice(done.length, done.length + atOnce);
    const before = done.length;
    const part: Report = (share) => report((before + share * group.length) / frames.length);
    done.push(...(await calibrateGroup(crew, { ...request, frames: group, report: part }, settling)));
    // The last blocks may have been another thread's.
    report(done.length / frames.length);
  }
  return done;
}

/**
 * 1 where a flat is normalised already; else what it must be divided by. Another program's flat may not be normalised.
 */
export async function flatLevel(crew: Crew, { pixels, width, height }: FrameFile): Promise<number> {
  const flat = { bias: null, dark: null, width, height };
  const normalised = { level: 1, within: 1e-6 };
  if (await isLevel(crew, { ...flat, frame: pixels }, normalised)) return normalised.level;
  const [level = 1] = await levelsOf(crew, { ...flat, frames: [pixels] });
  return Math.abs(level - normalised.level) < normalised.within ? normalised.level : level;
}

async function calibrateGroup(crew: Crew, request: CalibrateRequest, settling: Settling): Promise<Made[]> {
  const { frames, sync, solvable = false } = request;
  const nothing = { saturatedPixels: 0, badFlatPixels: 0 };
  const outputs: OutputFile[] = [];
  try {
    for (const {
      file: { width, height },
      output,
      header,
      mayReplace,
    } of frames)
      outputs.push(
        new OutputFile(output, { width, height, solvable, ...(mayReplace && { mayReplace }) }, header(nothing)),
      );
    const shares = await crew.run('calibrateBlocks', orderOf(request, outputs), request.report);
    const together = isTogether(request);
    const made = outputs.map((output, index) => {
      const { outcome, dataSum } = gathered(shares, index);
      const header = frames[index]?.header(outcome) ?? never();
      if (together) output.seal(header, { dataSum });
      else output.finish(header, { dataSum, sync: sync === 'each' });
      return { outcome, output };
    });
    if (together) {
      const settled = solvable
        ? hashFiles(
            crew,
            outputs.map(({ temporary }) => temporary),
          )
        : null;
      // The crew does one thing at a time.
      await Promise.all([settling.add(outputs, settled), settled]);
    }
    return made;
  } catch (error) {
    for (const output of outputs) output.discard();
    throw error;
  }
}

function isTogether({ sync, solvable }: CalibrateRequest): boolean {
  return sync === 'together' || solvable === true;
}

function orderOf({ frames, bias, dark, flat }: CalibrateRequest, outputs: readonly OutputFile[]) {
  const [first] = frames;
  return {
    frames: outputs.map(({ fd, offset }, index) => {
      const { file, pedestal, saturation } = frames[index] ?? never();
      return { pixels: file.pixels, output: { fd, offset }, pedestal, saturation };
    }),
    bias: bias?.pixels ?? null,
    dark: dark === null ? null : { pixels: dark.file.pixels, scale: dark.scale },
    flat: flat === null ? null : { pixels: flat.file.pixels, level: flat.level },
    blocks: blockQueue((first?.file.width ?? 0) * (first?.file.height ?? 0), BLOCK_PIXELS, {
      lead: ((outputs[0]?.offset ?? 0) % PAGE_BYTES) / Float32Array.BYTES_PER_ELEMENT,
    }),
  };
}

function gathered(shares: readonly CalibrateShare[], index: number): { outcome: Calibrated; dataSum: number } {
  const frames = shares.map((share) => share.frames[index] ?? never());
  return {
    outcome: {
      saturatedPixels: frames.reduce((sum, frame) => sum + frame.saturatedPixels, 0),
      badFlatPixels: shares.reduce((sum, share) => sum + share.badFlatPixels, 0),
    },
    dataSum: frames.reduce((sum, frame) => addWithCarry(sum, frame.dataSum), 0),
  };
}

function never(): never {
  throw new Error('a frame without a place');
}
