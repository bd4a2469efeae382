import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the checkout. */
export const checkout = fileURLToPath(new URL('../../../', import.meta.url));

/** A page of the project; `path` is relative to the checkout. */
export interface Document {
  path: string;
  text: string;
}

/** Folders of packages, services and tools that have a README of their own. */
const HOMES = '{proto,packages/*,services/*,services/ui/*,tools/*}';

/** Every page: those at the root, those below docs/, and a README for every package, service and tool. */
export function documents(): Document[] {
  return globSync(['*.md', 'docs/**/*.md', `${HOMES}/README.md`], { cwd: checkout })
    .sort()
    .map(document);
}

export function document(path: string): Document {
  return { path, text: readFileSync(join(checkout, path), 'utf8') };
}

/** Folders that hold a package of ours. */
export function packageFolders(): string[] {
  return globSync(`${HOMES}/package.json`, { cwd: checkout })
    .map((path) => path.replace(/\/package\.json$/, ''))
    .sort();
}

const FENCE = /^ *```([^\n]*)\n([\s\S]*?)^ *```$/gm;

/** Blocks of a page, and what stands beside the fence of each. */
export function fencedBlocks({ text }: Document): { kind: string; body: string }[] {
  return [...text.matchAll(FENCE)].map(([, info = '', body = '']) => ({ kind: info.trim(), body }));
}

/** Blocks marked as runnable: a fence of `sh test`. */
export function runnableBlocks(page: Document): string[] {
  return fencedBlocks(page).flatMap(({ kind, body }) => (kind === 'sh test' ? [body] : []));
}

/** The page without its fenced blocks. */
export function prose({ text }: Document): string {
  return text.replace(FENCE, '');
}

/** Targets of the links of a page, those to other sites left out. */
export function localLinks(page: Document): string[] {
  const targets = [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  return targets.filter((target) => !/^[a-z]+:/.test(target));
}

/** Places of the checkout a page names in code style, such as `packages/sky/src/index.ts`. */
export function namedPlaces(page: Document): string[] {
  const named = [...prose(page).matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
  return named.filter((text) => /^(packages|services|tools|proto|e2e|docs|docker)\/[\w./-]*$/.test(text));
}

/** Anchors of a page's headings, as GitHub makes them. */
export function anchors(page: Document): string[] {
  return [...prose(page).matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}
