import { join } from 'node:path';
import type { FitsFault } from '@wombat/fits';
import {
  badFlatPixels,
  type Crew,
  closeFrames,
  type FlatToUse,
  type FrameFile,
  flatLevel,
  medianOf,
  openMeasured,
} from '@wombat/reduction';
import { throwInstallationFault } from '@wombat/service-kit/worker';

/** A flat and how much of it is of no use. */
export interface OpenFlat extends FlatToUse {
  badPixels: number;
}

/** A master that was there and cannot be read: an accident, whether of this computer or of somebody's hand. */
export function unreadable(path: string, fault: FitsFault): Error {
  throwInstallationFault(fault);
  return new Error(`the master ${path} cannot be read: ${fault.message}`);
}

/** The masters of a job, each opened once; they stay open until `close`. */
export class OpenMasters {
  private readonly files = new Map<string, FrameFile>();
  private readonly flats = new Map<string, OpenFlat>();
  private readonly medians = new Map<string, number>();

  constructor(
    private readonly root: string,
    private readonly crew: Crew,
  ) {}

  async file(path: string): Promise<FrameFile> {
    const known = this.files.get(path);
    if (known !== undefined) return known;
    const opened = await openMeasured(join(this.root, path));
    if (!opened.ok) throw unreadable(path, opened.fault);
    this.files.set(path, opened.value);
    return opened.value;
  }

  /** A flat of another program may not be normalised: it is divided by its own median on use. */
  async flat(path: string): Promise<OpenFlat> {
    const known = this.flats.get(path);
    if (known !== undefined) return known;
    const file = await this.file(path);
    const flat = { file, level: await flatLevel(this.crew, file) };
    const open = { ...flat, badPixels: await badFlatPixels(this.crew, flat) };
    this.flats.set(path, open);
    return open;
  }

  async median(path: string): Promise<number> {
    const known = this.medians.get(path);
    if (known !== undefined) return known;
    const median = await medianOf(this.crew, await this.file(path));
    this.medians.set(path, median);
    return median;
  }

  close(): void {
    closeFrames(this.files.values());
    this.files.clear();
    this.flats.clear();
  }
}
