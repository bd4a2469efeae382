import { fstatSync } from 'node:fs';
import { join } from 'node:path';
import type { FitsFault } from '@wombat/fits';
import type { FileProduct } from '@wombat/proto';
import {
  badFlatPixels,
  type Crew,
  closeFrames,
  type FlatToUse,
  type FrameFile,
  flatLevel,
  hashFiles,
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

/** What was found of the masters of jobs before, by their files as they were then. */
export interface KnownMasters {
  readonly flats: Map<string, FlatFacts>;
  readonly hashes: Map<string, string>;
}

export const noKnownMasters = (): KnownMasters => ({ flats: new Map(), hashes: new Map() });

/** A master as an order names it. */
export type NamedMaster = Pick<FileProduct, 'path' | 'sha256'>;

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
    private readonly known: KnownMasters = noKnownMasters(),
  ) {}

  /** Of the very bytes that are named: with others the frame would not be what its header and the log say of it. */
  async file(master: NamedMaster): Promise<FrameFile> {
    const known = this.files.get(keyOf(master));
    if (known !== undefined) return known;
    const file = await openNamed(this.root, master, { crew: this.crew, hashes: this.known.hashes });
    this.files.set(keyOf(master), file);
    return file;
  }

  /** A flat of another program may not be normalised: it is divided by its own median on use. */
  async flat(master: NamedMaster): Promise<OpenFlat> {
    const known = this.flats.get(keyOf(master));
    if (known !== undefined) return known;
    const file = await this.file(master);
    const open = { file, ...(await this.factsOf(file)) };
    this.flats.set(keyOf(master), open);
    return open;
  }

  async median(master: NamedMaster): Promise<number> {
    const known = this.medians.get(keyOf(master));
    if (known !== undefined) return known;
    const median = await medianOf(this.crew, await this.file(master));
    this.medians.set(keyOf(master), median);
    return median;
  }

  private async factsOf(file: FrameFile): Promise<FlatFacts> {
    const name = nameOf(file);
    const known = this.known.flats.get(name);
    if (known !== undefined) return known;
    const level = await flatLevel(this.crew, file);
    const facts = { level, badPixels: await badFlatPixels(this.crew, { file, level }) };
    remember(this.known.flats, name, facts);
    return facts;
  }

  close(): void {
    closeFrames(this.files.values());
    this.files.clear();
    this.flats.clear();
  }
}

/** Opens a master, for whoever closes it; each file is hashed once, for the first job it is there for. */
export async function openNamed(
  root: string,
  { path, sha256 }: NamedMaster,
  { crew, hashes }: { crew: Crew; hashes: Map<string, string> },
): Promise<FrameFile> {
  const opened = await openMeasured(join(root, path));
  if (!opened.ok) throw unreadable(path, opened.fault);
  try {
    const name = nameOf(opened.value);
    const hash = hashes.get(name) ?? (await hashFiles(crew, [opened.value.path]))[0] ?? '';
    remember(hashes, name, hash);
    if (hash === sha256) return opened.value;
  } catch (error) {
    closeFrames([opened.value]);
    throw error;
  }
  closeFrames([opened.value]);
  throw new Error(
    `the master ${path} has other bytes than when it was made or found: put it back, or delete it and reduce the night again`,
  );
}

function remember<Value>(known: Map<string, Value>, name: string, value: Value): void {
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, value);
}

function keyOf({ path, sha256 }: NamedMaster): string {
  return `${sha256} ${path}`;
}

/** A file as it is now, whatever its name is. */
function nameOf({ path, pixels }: FrameFile): string {
  const { dev, ino, size, mtimeNs, ctimeNs } = fstatSync(pixels.fd, { bigint: true });
  return [path, dev, ino, size, mtimeNs, ctimeNs].join('|');
}
