import { posix } from 'node:path';
import { importsOf } from './importsOf.js';
import { type Breach, isForTests, type SourceFile } from './sourceFile.js';

/** No file rests on itself by way of others, types included: what two need of each other is a third. */
export function circleBreaches(files: readonly SourceFile[]): Breach[] {
  const neighbours = new Map(files.filter(({ path }) => !isForTests(path)).map((file) => [file.path, restsOn(file)]));
  const done = new Set<string>();
  const circles: Breach[] = [];
  const visit = (path: string, way: readonly string[]) => {
    const begin = way.indexOf(path);
    if (begin >= 0) circles.push([...way.slice(begin), path].join(' -> '));
    if (begin >= 0 || done.has(path)) return;
    for (const next of neighbours.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of neighbours.keys()) visit(path, []);
  return circles;
}

/** Sources of the same package that a file imports; built names end in .js. */
function restsOn({ path, text }: SourceFile): string[] {
  return importsOf(text)
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(path), name).replace(/\.js$/, '.ts'));
}
