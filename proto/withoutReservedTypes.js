import { globSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Takes out of the generated sources the types of enumerators that bear the name of a type TypeScript keeps for itself:
 * an enumerator may be called `unknown`, a type may not. Nobody needs them: the type of the whole set holds the word.
 */
const RESERVED =
  /^ *export type (?:unknown|any|never|void|string|number|boolean|object|symbol|bigint|undefined) = .*\n/gm;

for (const file of globSync('src/gen/**/*.ts')) {
  const text = readFileSync(file, 'utf8');
  const kept = text.replace(RESERVED, '');
  if (kept !== text) writeFileSync(file, kept);
}
