import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface PageFile {
  bytes: Buffer;
  type: string;
  etag: string;
  /** Its name changes with its content. */
  immutable: boolean;
}

const BUILT = fileURLToPath(new URL('../../../web/dist/page', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The built page by URL path, all in memory: what a client asks for never becomes a path on the disk. */
export function readPageFiles(folder = BUILT): ReadonlyMap<string, PageFile> {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`the page is not built (${folder} is missing): npm run build`);
  }
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const found = files.flatMap((entry): [string, PageFile][] => {
    const path = join(entry.parentPath, entry.name);
    const type = TYPES[extname(path)];
    return type === undefined ? [] : [[urlOf(path.slice(folder.length)), pageFile(path, type)]];
  });
  return new Map(found);
}

function pageFile(path: string, type: string): PageFile {
  const bytes = readFileSync(path);
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  return { bytes, type, etag, immutable: /-[\w-]{8}\.\w+$/.test(path) };
}

function urlOf(path: string): string {
  const url = path.replaceAll('\\', '/');
  return url === '/index.html' ? '/' : url;
}
