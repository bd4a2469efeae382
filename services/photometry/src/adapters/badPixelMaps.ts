import type { BadPixels } from '@wombat/imaging';
import type { FileProduct, work } from '@wombat/proto';
import type { BadPixelMap } from '../domain/index.js';

type Masters = Pick<work.FrameToMeasure, 'dark' | 'darkScale' | 'flat'>;

/** Looks for the bad pixels of a master; null where it cannot be read. */
export type SearchMaster = (kind: 'dark' | 'flat', path: string) => Promise<BadPixels | null>;

/** Masters whose bad pixels are kept: those of a few filters. */
const MOST_KEPT = 8;

/** The bad pixels of masters, each looked for once as long as frames ask for it. */
export class BadPixelMaps {
  private readonly kept = new Map<string, Promise<BadPixels | null>>();

  constructor(private readonly search: SearchMaster) {}

  /** By the masters that were applied to a frame; of one that is gone, nothing. */
  async of({ dark, darkScale, flat }: Masters): Promise<BadPixelMap[]> {
    const [hot, dead] = await Promise.all([
      dark === undefined ? null : this.find('dark', dark),
      flat === undefined ? null : this.find('flat', flat),
    ]);
    return [
      ...(hot === null ? [] : [{ pixels: hot, scale: darkScale ?? 1 }]),
      ...(dead === null ? [] : [{ pixels: dead, scale: 1 }]),
    ];
  }

  private find(kind: 'dark' | 'flat', { path, sha256 }: FileProduct): Promise<BadPixels | null> {
    const known = this.kept.get(sha256);
    if (known !== undefined) return known;
    const found = this.search(kind, path);
    const [oldest] = this.kept.keys();
    if (this.kept.size >= MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(sha256, found);
    // What this computer does not let be read may be let through the next time.
    found.catch(() => this.kept.delete(sha256));
    return found;
  }
}
