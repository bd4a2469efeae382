import type { Header } from '../header/header.js';
import { parseHeader } from '../header/parseHeader.js';

/** A header of cards as they stand in files: "EXPTIME = 25000.0 / [ms] exposure time". */
export function headerOf(records: readonly string[]): Header {
  return parseHeader(records.map((record) => record.slice(0, 80).padEnd(80)).join(''));
}
