import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fault, ok, type Result } from '@wombat/result';
import { unlessMissing } from '../unlessMissing.js';

const ENDING = '.png';
/** The folder is looked through each time so much of it is new. */
const LOOK_FRACTION = 0.1;

/** Pictures that were made, as files of one folder; those that were not looked at for longest go when it gets full. */
export class PictureCache {
  /** Bytes written since the folder was last looked through. */
  private fresh = Number.POSITIVE_INFINITY;

  constructor(
    private readonly folder: string,
    private readonly mostBytes: number,
    private readonly now: () => Date,
  ) {}

  /** The picture of that key, or the one that is made now. */
  async of<F extends Fault>(key: string, make: () => Promise<Result<Buffer, F>>): Promise<Result<Buffer, F>> {
    const place = join(this.folder, `${createHash('sha256').update(key).digest('hex')}${ENDING}`);
    const kept = await unlessMissing(() => readFile(place));
    if (kept !== null) {
      await unlessMissing(() => utimes(place, this.now(), this.now()));
      return ok(kept);
    }
    const made = await make();
    if (made.ok) await this.keep(place, made.value);
    return made;
  }

  private async keep(place: string, picture: Buffer): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const temporary = `${place}.${randomUUID()}`;
    await writeFile(temporary, picture);
    await rename(temporary, place);
    await utimes(place, this.now(), this.now());
    this.fresh += picture.length;
    if (this.fresh < this.mostBytes * LOOK_FRACTION) return;
    this.fresh = 0;
    await this.makeRoom();
  }

  private async makeRoom(): Promise<void> {
    const names = (await readdir(this.folder)).filter((name) => name.endsWith(ENDING));
    const files = await Promise.all(
      names.map(async (name) => ({ name, status: await unlessMissing(() => stat(join(this.folder, name))) })),
    );
    let bytes = 0;
    for (const { name, status } of files.sort((a, b) => (b.status?.mtimeMs ?? 0) - (a.status?.mtimeMs ?? 0))) {
      bytes += status?.size ?? 0;
      if (bytes > this.mostBytes) await rm(join(this.folder, name), { force: true });
    }
  }
}
