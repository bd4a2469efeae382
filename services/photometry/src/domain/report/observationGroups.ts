/** One frame of one filter, in a night of several filters. */
export interface FilterFrame {
  filter: string;
  filename: string;
  jdUtcMid: number;
}

/** Two frames of one set are not farther apart than this; days. */
const LONGEST_SET_DAYS = 0.02;

/**
 * The AAVSO report's GROUP: observations in different filters that were taken as one set share a number. A set
 * ends, in order of time, where a filter comes again or the gap is too long; a set of one filter is none. Keys: filter
 * and file name.
 */
export function observationGroups(frames: readonly FilterFrame[]): (filter: string, filename: string) => number | null {
  const numbers = new Map<string, number>();
  let set: FilterFrame[] = [];
  let number = 0;
  const close = () => {
    if (set.length > 1) {
      number++;
      for (const frame of set) numbers.set(keyOf(frame.filter, frame.filename), number);
    }
    set = [];
  };
  for (const frame of [...frames].sort((a, b) => a.jdUtcMid - b.jdUtcMid || (a.filter < b.filter ? -1 : 1))) {
    const [first] = set;
    const again = set.some(({ filter }) => filter === frame.filter);
    if (again || (first !== undefined && frame.jdUtcMid - first.jdUtcMid > LONGEST_SET_DAYS)) close();
    set.push(frame);
  }
  close();
  return (filter, filename) => numbers.get(keyOf(filter, filename)) ?? null;
}

function keyOf(filter: string, filename: string): string {
  return `${filter}\n${filename}`;
}
