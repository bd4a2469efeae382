import { closeSync, fsync, fsyncSync, ftruncateSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { type Header, imageHead, paddedLength, solvableImageHead, temporaryBeside } from '@wombat/fits';
import { placeFrame } from './placeFrame.js';
import { writeFully } from './readFully.js';

export interface OutputShape {
  readonly width: number;
  readonly height: number;
  /** A frame that is solved later: its header has room for the solution. */
  readonly solvable?: boolean;
  /** Whether such a frame, of this SHA-256, may take the place of another file; left out: it may. */
  readonly mayReplace?: (sha256: string) => Promise<boolean>;
}

/**
 * A float32 FITS file whose pixels are written in any order, by any thread, before its header: it has a temporary name
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
    this.offset = this.head(header, 0).length;
    this.fd = openSync(this.temporary, 'wx+');
  }

  /** `sync`: also after a power cut it is whole. */
  finish(header: Header, { dataSum, sync }: { readonly dataSum: number; readonly sync: boolean }): void {
    this.seal(header, dataSum);
    if (sync) fsyncSync(this.fd);
    this.close();
    renameSync(this.temporary, this.path);
    this.finished = true;
    if (sync) syncFolder(dirname(this.path));
  }

  /** Writes what was missing: the header. */
  seal(header: Header, dataSum: number): void {
    const head = this.head(header, dataSum);
    if (head.length !== this.offset) throw new Error('a header grew while its pixels were written');
    writeFully(this.fd, head, 0);
    ftruncateSync(this.fd, this.offset + paddedLength(this.shape.width * this.shape.height * 4));
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

  private head(header: Header, dataSum: number): Buffer {
    const { width, height, solvable } = this.shape;
    const head = solvable ? solvableImageHead : imageHead;
    return head(header, { width, height, bitpix: -32 }, dataSum);
  }
}

const onDisk = promisify(fsync);

export function syncFolder(folder: string): void {
  const fd = openSync(folder, 'r');
  fsyncSync(fd);
  closeSync(fd);
}
