import type { FitsFault } from '../fault.js';
import type { Layout } from './layout.js';

interface Missing {
  readonly layout: Layout;
  readonly dataOffset: number;
  /** Data bytes that are there; undefined where only the file's packed size tells that it cannot be enough. */
  readonly there: number | undefined;
}

/** The fault for data that end before they should. */
export function truncation({ layout, dataOffset, there }: Missing): FitsFault {
  const declared = `${grouped(layout.dataBytes)} bytes of pixels declared`;
  const found = there === undefined ? 'the packed file is too small for that' : `${grouped(there)} there`;
  return { code: 'truncated', message: `truncated: ${declared}, ${found}`, offset: dataOffset + (there ?? 0) };
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
