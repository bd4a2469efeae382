import { type Breach, isForTests, type SourceFile } from './sourceFile.js';

const LONGEST = 300;

const UNFINISHED = /\b(?:TO(?:)DO|FIX(?:)ME)\b/;

/** Production files are short, and nothing is left half done. */
export function tidinessBreaches(files: readonly SourceFile[]): Breach[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.replace(/\n$/, '').split('\n').length;
    const long = !isForTests(path) && lines > LONGEST ? [`${path} has ${lines} lines, more than ${LONGEST}`] : [];
    const unfinished = UNFINISHED.test(text) ? [`${path} leaves a note of unfinished work`] : [];
    return [...long, ...unfinished];
  });
}
