import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnswerCache, KeptAnswer } from './answerCache.js';
import { isRecord } from './jsonShape.js';

export interface FolderCacheOptions {
  folder: string;
  now(): Date;
  /** Told when an answer could not be written; it is then asked for again another time. */
  failed(error: unknown): void;
}

interface Entry extends KeptAnswer {
  url: string;
  askedAt: string;
  /** Null: until the file is taken away. */
  keptUntil: string | null;
}

const MILLISECONDS_PER_DAY = 86_400_000;

/** One JSON file for each answer, in a folder that may be deleted at any time. */
export function folderCache({ folder, now, failed }: FolderCacheOptions): AnswerCache {
  return {
    find(url) {
      const entry = readEntry(pathOf(folder, url));
      if (entry === null || entry.url !== url) return null;
      const stale = entry.keptUntil !== null && Date.parse(entry.keptUntil) <= now().getTime();
      return stale ? null : { status: entry.status, body: entry.body };
    },
    keep(url, { status, body }, days) {
      if (days <= 0) return;
      const at = now();
      const until = days === Number.POSITIVE_INFINITY ? null : new Date(at.getTime() + days * MILLISECONDS_PER_DAY);
      const entry: Entry = {
        url,
        askedAt: at.toISOString(),
        keptUntil: until?.toISOString() ?? null,
        status,
        body,
      };
      try {
        mkdirSync(folder, { recursive: true });
        const path = pathOf(folder, url);
        writeFileSync(`${path}.new`, JSON.stringify(entry));
        renameSync(`${path}.new`, path);
      } catch (error) {
        failed(error);
      }
    },
  };
}

function pathOf(folder: string, url: string): string {
  return join(folder, `${createHash('sha256').update(url).digest('hex').slice(0, 32)}.json`);
}

/** Null for a file that is not there, cannot be read or is none of ours: the answer is asked for again. */
function readEntry(path: string): Entry | null {
  const json = readJsonFile(path);
  if (!isRecord(json)) return null;
  const { url, askedAt, keptUntil, status, body } = json;
  if (typeof url !== 'string' || typeof askedAt !== 'string' || typeof body !== 'string') return null;
  if (typeof status !== 'number' || (keptUntil !== null && typeof keptUntil !== 'string')) return null;
  return { url, askedAt, keptUntil, status, body };
}

function readJsonFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
