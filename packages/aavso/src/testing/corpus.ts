import { readdirSync, readFileSync } from 'node:fs';

const root = new URL('../../corpus/', import.meta.url);

/** The files of one kind (the first part of their names) in `corpus/ok` or `corpus/not-ok`. */
export function corpus(verdict: 'ok' | 'not-ok', kind: string): { name: string; text: string }[] {
  const folder = new URL(`${verdict}/`, root);
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${kind}.`))
    .sort()
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
}
