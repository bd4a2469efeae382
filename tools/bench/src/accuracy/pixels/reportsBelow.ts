import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A report and the file beside it that tells what its rows rest on, as they stand on disk. */
export interface ReportOnDisk {
  report: string;
  provenance: string;
}

const REPORT = '_aavso.txt';

/** All reports below a data folder, by path. */
export function reportsBelow(data: string): ReportOnDisk[] {
  const read = (path: string) => readFileSync(join(data, path), 'utf8');
  return readdirSync(data, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(REPORT))
    .sort()
    .map((file) => ({ report: read(file), provenance: read(file.replace(REPORT, '_provenance.json')) }));
}
