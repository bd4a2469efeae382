import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A source file of the project; `path` is relative to the checkout, with slashes. */
export interface SourceFile {
  path: string;
  text: string;
}

/** A breach of a rule of the house, as one line. */
export type Breach = string;

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PLACES = ['packages', 'services', 'tools', 'proto', 'e2e'];
const NOT_OURS = new Set(['node_modules', 'dist', 'gen']);

/** Every TypeScript source of the checkout, but for what is built or generated. */
export function projectSources(): SourceFile[] {
  return PLACES.flatMap((place) => filesBelow(place)).filter(({ path }) => /\.(ts|vue)$/.test(path));
}

function filesBelow(folder: string): SourceFile[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : filesBelow(path);
    return /\.(ts|vue)$/.test(path) ? [{ path, text: readFileSync(join(ROOT, path), 'utf8') }] : [];
  });
}

/** Specs and what is written for them. */
export function isForTests(path: string): boolean {
  return /\.spec\.ts$|\/test(ing|kit|s)?\//.test(path) || path.startsWith('e2e/');
}

/** The source without its comments; good enough for code that the formatter has been over. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}
