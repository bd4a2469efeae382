export interface FileTime {
  file: string;
  seconds: number;
}

const MOST = 5;
const WORTH_TELLING_SECONDS = 10;

/** Where the time of many spec files went, slowest first; nothing where all were quick. */
export function slowestLines(times: readonly FileTime[]): string[] {
  return times
    .filter(({ seconds }) => seconds >= WORTH_TELLING_SECONDS)
    .toSorted((one, other) => other.seconds - one.seconds)
    .slice(0, MOST)
    .map(({ file, seconds }) => `slow: ${file}, ${Math.round(seconds)} s`);
}
