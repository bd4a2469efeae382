import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header, writeImage } from '@wombat/fits';
import type { FileProduct } from '@wombat/proto';

/** A data folder for the files of a series: given to a server by `environment`, gone after the specs of a file. */
export class WrittenEvidence {
  readonly data = mkdtempSync(join(tmpdir(), 'wombat-evidence-'));
  readonly environment = { WOMBAT_DATA: this.data };

  constructor() {
    mkdirSync(join(this.data, 'Reduced'));
    afterAll(() => rmSync(this.data, { recursive: true, force: true }));
  }

  text(name: string, text: string): FileProduct {
    const path = `Reduced/${name}`;
    writeFileSync(join(this.data, path), text);
    return { path, sha256: createHash('sha256').update(text).digest('hex') };
  }

  /** A frame of even sky with one bright pixel, the middle of T1; what photometry tells of it. */
  async frame(name: string): Promise<object> {
    const [width, height] = [300, 200];
    const middle = 100 * width + 150;
    const pixels = Float32Array.from({ length: width * height }, (_, at) => (at === middle ? 9_000 : 100 + (at % 7)));
    const productPath = `Reduced/${name}`;
    await writeImage(join(this.data, productPath), { header: Header.of([]), width, height, pixels });
    return {
      ...{ filename: name, productPath, width, height, jdUtcMid: 2_460_964.5 },
      radii: { starPixels: 5, skyInnerPixels: 10, skyOuterPixels: 16 },
      stars: [
        { role: 'T1', x: 150, y: 100 },
        { role: 'T2', x: 120, y: 90 },
      ],
    };
  }

  /** That frame as photometry tells of a field: mirrored, north to the right, with stars close to each other. */
  async field(name: string): Promise<object> {
    const frame = await this.frame(name);
    return {
      ...frame,
      ...{ frameSha256: 'ab'.repeat(32), arcsecPerPixel: 1.2, north: { x: 1, y: 0 }, east: { x: 0, y: 1 } },
      stars: [
        { role: 'T1', label: 'XZ Cyg', x: 150, y: 100 },
        { role: 'T2', label: '118', auid: '000-BJS-001', x: 120, y: 90 },
        { role: 'C3', label: '120', auid: '000-BJS-002', x: 122, y: 96 },
        { role: '', label: '123', auid: '000-BJS-003', x: 126, y: 92, reason: 'it is saturated' },
      ],
    };
  }

  /** A frame whose counts rise from the first pixel to the last. */
  async ramp(name: string): Promise<FileProduct> {
    const [width, height] = [300, 200];
    const path = `Reduced/${name}`;
    const pixels = Float32Array.from({ length: width * height }, (_, at) => at);
    await writeImage(join(this.data, path), { header: Header.of([]), width, height, pixels });
    return { path, sha256: 'cd'.repeat(32) };
  }

  remove({ path }: Pick<FileProduct, 'path'>): void {
    rmSync(join(this.data, path));
  }
}
