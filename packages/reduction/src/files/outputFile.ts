import { closeSync, fsync, fsyncSync, ftruncateSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { type Header, imageHead, paddedLength, solvableImageHead, temporaryBeside } from '@wombat/fits';
import { BLANK_STORED, type FrameSteps } from '../steps/chooseSteps.js';
import { placeFrame } from './placeFrame.js';
import { writeFully } from './readFully.js';

export interface OutputShape {
  readonly width: number;
  readonly height: number;
  /** A frame that is solved later: its header has room for the solution. */
  readonly solvable?: boolean;
  /** Whole numbers that are steps, of two bytes; left out: floats of four. */
  readonly inSteps?: boolean;
  /** Whether such a frame, of this SHA-256, may take the place of another file; left out: it may. */
  readonly mayReplace?: (sha256: string) => Promise<boolean>;
}

/** What is known of the pixels once all are written. */
export interface WrittenData {
  readonly dataSum: number;
  /** Of a file of steps. */
  readonly steps?: Steps | undefined;
}

/**
 * A FITS file whose pixels are written in any order, by any thread, before its header: it has a temporary name
 * in the same folder until `finish` gives it its own, so that it appears wholly or not at all.
 */
export class OutputFile {
  readonly fd: number;
  /** Where the pixels start. */
  readonly offset: number;
  /** Of a frame that is solved later, once it has settled: that of the file before. */
  sha256: string | null = null;
  /** Where it lies until it has its name. */
  readonly temporary: string;
  private isOpen = true;
  private finished = false;

  /** `header` must render to as many blocks as the one given to `finish`. */
  constructor(
    readonly path: string,
    private readonly shape: OutputShape,
    header: Header,
  ) {
    mkdirSync(dirname(path), { recursive: true });
    this.temporary = temporaryBeside(path);
    this.offset = this.head(header, 0, NO_STEPS).length;
    this.fd = openSync(this.temporary, 'wx+');
  }

  /** `sync`: also after a power cut it is whole. */
  finish(header: Header, { sync, ...data }: WrittenData & { readonly sync: boolean }): void {
    this.seal(header, data);
    if (sync) fsyncSync(this.fd);
    this.close();
    renameSync(this.temporary, this.path);
    this.finished = true;
    if (sync) syncFolder(dirname(this.path));
  }

  /** Writes what was missing: the header. */
  seal(header: Header, { dataSum, steps = NO_STEPS }: WrittenData): void {
    const head = this.head(header, dataSum, steps);
    if (head.length !== this.offset) throw new Error('a header grew while its pixels were written');
    writeFully(this.fd, head, 0);
    const { width, height, inSteps } = this.shape;
    ftruncateSync(this.fd, this.offset + paddedLength(width * height * (inSteps ? 2 : 4)));
  }

  /**
   * Brings a sealed file onto the disk while this thread goes on, and names it; its folder is left to the caller. A
   * frame that is solved later leaves the same one alone, which may be solved, and others that it may not replace; its
   * hash as it is before is worked out meanwhile.
   */
  async settle(hashed: Promise<string> | null): Promise<void> {
    const { temporary, path } = this;
    try {
      await onDisk(this.fd);
      this.close();
      if (this.shape.solvable) {
        const sha256 = await hashed;
        this.sha256 = sha256;
        const { mayReplace } = this.shape;
        await placeFrame(temporary, path, async () => sha256 === null || (mayReplace?.(sha256) ?? true));
      } else renameSync(temporary, path);
      this.finished = true;
    } catch (error) {
      this.discard();
      throw error;
    }
  }

  /** Leaves nothing behind, unless it is finished. */
  discard(): void {
    if (this.finished) return;
    this.close();
    rmSync(this.temporary, { force: true });
  }

  private close(): void {
    if (this.isOpen) closeSync(this.fd);
    this.isOpen = false;
  }

  private head(header: Header, dataSum: number, { zero, step }: Steps): Buffer {
    const { width, height, solvable, inSteps } = this.shape;
    const head = solvable ? solvableImageHead : imageHead;
    const shape = inSteps
      ? ({ width, height, bitpix: 16, steps: { zero, step, blank: BLANK_STORED } } as const)
      : ({ width, height, bitpix: -32 } as const);
    return head(header, shape, dataSum);
  }
}

type Steps = Pick<FrameSteps, 'zero' | 'step'>;

/** Their cards take the same room whatever they say. */
const NO_STEPS: Steps = { zero: 0, step: 1 };

const onDisk = promisify(fsync);

export function syncFolder(folder: string): void {
  const fd = openSync(folder, 'r');
  fsyncSync(fd);
  closeSync(fd);
}
