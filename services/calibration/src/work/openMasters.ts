import { fstatSync } from 'node:fs';
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

/** What dividing by a flat asks of it. */
interface FlatFacts {
  readonly level: number;
  /** How much of it is of no use. */
  readonly badPixels: number;
}

export interface OpenFlat extends FlatToUse, FlatFacts {}

/** What was found of the flats of jobs before, by their files as they were then. */
export type KnownFlats = Map<string, FlatFacts>;

const MOST_KNOWN = 16;

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
    private readonly knownFlats: KnownFlats = new Map(),
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
    const open = { file, ...(await this.factsOf(file)) };
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

  private async factsOf(file: FrameFile): Promise<FlatFacts> {
    const name = nameOf(file);
    const known = this.knownFlats.get(name);
    if (known !== undefined) return known;
    const level = await flatLevel(this.crew, file);
    const facts = { level, badPixels: await badFlatPixels(this.crew, { file, level }) };
    if (this.knownFlats.size >= MOST_KNOWN) this.knownFlats.clear();
    this.knownFlats.set(name, facts);
    return facts;
  }

  close(): void {
    closeFrames(this.files.values());
    this.files.clear();
    this.flats.clear();
  }
}

/** A file as it is now, whatever its name is. */
function nameOf({ path, pixels }: FrameFile): string {
  const { dev, ino, size, mtimeNs, ctimeNs } = fstatSync(pixels.fd, { bigint: true });
  return [path, dev, ino, size, mtimeNs, ctimeNs].join('|');
}
