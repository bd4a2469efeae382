import { join } from 'node:path';
import { PixelMemory, readImage } from '@wombat/fits';
import { type BadPixels, deadPixelsOf, hotPixelsOf, type Image } from '@wombat/imaging';
import type { FileProduct, work } from '@wombat/proto';
import { throwInstallationFault } from '@wombat/service-kit/worker';
import type { BadPixelMap } from '../domain/index.js';

type Masters = Pick<work.FrameToMeasure, 'dark' | 'darkScale' | 'flat'>;

/** Masters whose bad pixels are kept: those of a few filters. */
const MOST_KEPT = 8;

/** The bad pixels of masters, each read once as long as frames ask for it. */
export class BadPixelMaps {
  private readonly kept = new Map<string, BadPixels | null>();

  constructor(private readonly root: string) {}

  /** By the masters that were applied to a frame; of one that is gone, or of another size, nothing. */
  async of({ dark, darkScale, flat }: Masters, { width, height }: Image): Promise<BadPixelMap[]> {
    const hot = dark === undefined ? null : await this.find(dark, hotPixelsOf);
    const dead = flat === undefined ? null : await this.find(flat, deadPixelsOf);
    return [
      ...(hot === null ? [] : [{ pixels: hot, scale: darkScale ?? 1 }]),
      ...(dead === null ? [] : [{ pixels: dead, scale: 1 }]),
    ].filter(({ pixels }) => pixels.width === width && pixels.height === height);
  }

  private async find({ path, sha256 }: FileProduct, search: (master: Image) => BadPixels): Promise<BadPixels | null> {
    const known = this.kept.get(sha256);
    if (known !== undefined) return known;
    const memory = new PixelMemory();
    const read = await readImage(join(this.root, path), { memory });
    if (!read.ok) throwInstallationFault(read.fault);
    const found = read.ok ? search(read.value) : null;
    memory.release();
    const [oldest] = this.kept.keys();
    if (this.kept.size >= MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(sha256, found);
    return found;
  }
}
