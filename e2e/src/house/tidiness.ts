import { posix } from 'node:path';
import { type Breach, isForTests, type SourceFile } from './sourceFile.js';

const LONGEST_LINES = 300;

/** Production files that may stand in one folder: what a reader takes in at one look. */
const FULLEST_FOLDER = 20;

const UNFINISHED = /\b(?:TO(?:)DO|FIX(?:)ME)\b/;

/** What Biome breaks lines at it does not do to comments. */
const LONGEST_COMMENT = 120;
const COMMENT = /^\s*(?:\/\*|\*|\/\/)/;

/** Files are short, specs too, comments end where lines do, and nothing is left half done. */
export function tidinessBreaches(files: readonly SourceFile[]): Breach[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.replace(/\n$/, '').split('\n');
    const long = lines.length > LONGEST_LINES ? [`${path} has ${lines.length} lines, more than ${LONGEST_LINES}`] : [];
    const wide = lines.flatMap((line, index) =>
      COMMENT.test(line) && line.length > LONGEST_COMMENT
        ? [`${path}:${index + 1} has a comment wider than its lines`]
        : [],
    );
    const unfinished = UNFINISHED.test(text) ? [`${path} leaves a note of unfinished work`] : [];
    return [...long, ...wide, ...unfinished];
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
