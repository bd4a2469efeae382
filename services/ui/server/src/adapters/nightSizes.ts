import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { unlessMissing } from './unlessMissing.js';

/** A folder of a night, as the scan of the data folder knows it: `20251015`, `2025-10-15`, with more behind it. */
const NIGHT_FOLDER = /^\d{4}-?\d{2}-?\d{2}(?!\d)/;
const NEWEST_NIGHTS = 5;
/** Nights do not grow so fast that all of their files would have to be looked at each time. */
const KEPT_MILLISECONDS = 600_000;

/** What the newest nights of a data folder took on the disk. */
export class NightSizes {
  private kept: { at: number; bytes: Promise<number | null> } | null = null;

  constructor(
    private readonly data: string,
    private readonly now: () => Date,
  ) {}

  /** Bytes of one of the newest nights, on the average; null where there is none. */
  average(): Promise<number | null> {
    const at = this.now().getTime();
    if (this.kept === null || at - this.kept.at > KEPT_MILLISECONDS) this.kept = { at, bytes: this.measure() };
    return this.kept.bytes;
  }

  private async measure(): Promise<number | null> {
    const names = ((await unlessUnreadable(() => readdir(this.data))) ?? []).filter((name) => NIGHT_FOLDER.test(name));
    const newest = names.toSorted((a, b) => digits(b).localeCompare(digits(a))).slice(0, NEWEST_NIGHTS);
    const sizes = await Promise.all(newest.map((name) => unlessUnreadable(() => bytesBelow(join(this.data, name)))));
    const filled = sizes.filter((bytes): bytes is number => bytes !== null && bytes > 0);
    return filled.length === 0 ? null : filled.reduce((sum, bytes) => sum + bytes, 0) / filled.length;
  }
}

const digits = (name: string) => name.replaceAll('-', '');

async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  let bytes = 0;
  for (const entry of entries)
    if (entry.isFile()) bytes += (await unlessMissing(() => stat(join(entry.parentPath, entry.name))))?.size ?? 0;
  return bytes;
}

/** Null where the system does not let it be read: the doctor and the scan tell of that, a size is not worth a fault. */
async function unlessUnreadable<T>(use: () => Promise<T>): Promise<T | null> {
  try {
    return await use();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
