import { importsOf } from './importsOf.js';
import type { Breach, SourceFile } from './sourceFile.js';

const LEFT_OUT: readonly [RegExp, string][] = [
  [/\b(?:it|describe|test)\.only\(|\bf(?:it|describe)\(/, 'runs only some of its tests'],
  [
    /\b(?:it|describe|test)\.skip\((?!\s*['"`][^\n]*\(skipped: )/,
    "leaves a test out without '(skipped: reason)' in its title",
  ],
  [/\b(?:it|test)\.(?:todo|failing)\(|\bx(?:it|test|describe)\(/, 'leaves a test out: itUnless(reason) says why'],
];

/** Specs speak jest's words alone, all of them run, and what is left out says why. */
export function testRuleBreaches(files: readonly SourceFile[]): Breach[] {
  return files.flatMap(({ path, text }) => [
    ...importsOf(text)
      .filter((name) => name === 'node:test' || name === '@jest/globals')
      .map((name) => `${path} imports ${name}: jest's words are there without`),
    ...LEFT_OUT.filter(([pattern]) => pattern.test(text)).map(([, what]) => `${path} ${what}`),
  ]);
}
