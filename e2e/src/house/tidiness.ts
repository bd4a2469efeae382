import { posix } from 'node:path';
import { type Breach, isForTests, type SourceFile } from './sourceFile.js';

const LONGEST_LINES = 300;

/** Production files that may stand in one folder: what a reader takes in at one look. */
const FULLEST_FOLDER = 20;

const UNFINISHED = /\b(?:TO(?:)DO|FIX(?:)ME)\b/;

/** Files are short, specs too, and nothing is left half done. */
export function tidinessBreaches(files: readonly SourceFile[]): Breach[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.replace(/\n$/, '').split('\n').length;
    const long = lines > LONGEST_LINES ? [`${path} has ${lines} lines, more than ${LONGEST_LINES}`] : [];
    const unfinished = UNFINISHED.test(text) ? [`${path} leaves a note of unfinished work`] : [];
    return [...long, ...unfinished];
  });
}

/** A folder that holds more than a reader takes in at one look gets rooms; specs beside their files do not count. */
export function fullFolderBreaches(files: readonly SourceFile[]): Breach[] {
  const counts = new Map<string, number>();
  for (const { path } of files) {
    const folder = posix.dirname(path);
    if (!isForTests(path)) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > FULLEST_FOLDER)
    .map(([folder, count]) => `${folder} holds ${count} files, more than ${FULLEST_FOLDER}: give it rooms`);
}
