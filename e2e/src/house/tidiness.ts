import { type Breach, isForTests, type SourceFile } from './sourceFile.js';

const LONGEST = 300;

const UNFINISHED: readonly [RegExp, string][] = [
  [/\b(?:TO(?:)DO|FIX(?:)ME)\b/, 'leaves a note of unfinished work'],
  [/\b(?:it|describe|test)\.only\(/, 'runs only some of its tests'],
  [/\b(?:it|describe|test)\.(?:skip|todo)\(/, 'leaves a test out: { skip: reason } says why'],
  [/\bskip:\s*true\b/, 'leaves a test out without a reason'],
  [/\b(?:only|todo):\s*true\b/, 'runs only some of its tests'],
];

/** Production files are short, and nothing is left half done. */
export function tidinessBreaches(files: readonly SourceFile[]): Breach[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.replace(/\n$/, '').split('\n').length;
    const long = !isForTests(path) && lines > LONGEST ? [`${path} has ${lines} lines, more than ${LONGEST}`] : [];
    const unfinished = UNFINISHED.filter(([pattern]) => pattern.test(text)).map(([, what]) => `${path} ${what}`);
    return [...long, ...unfinished];
  });
}
