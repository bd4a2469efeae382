export interface ReportedObservations {
  /** As it is reported. */
  star: string;
  /** '' where the AAVSO has given it none. */
  auid: string;
  /** Frames by row of the report. */
  filenames: readonly string[];
  /** Those of them whose row is a limit. */
  notSeen: ReadonlySet<string>;
  /** SHA-256 of the raw frame behind a file name. */
  hashes: ReadonlyMap<string, string>;
}

/**
 * JSON beside a report: which raw frames each of its rows was made of, so that no observation is ever sent twice;
 * `fainterThan`: the rows, from 0, that are limits.
 */
export function observationsFile({ star, auid, filenames, notSeen, hashes }: ReportedObservations): string {
  const rows = filenames.map((filename) => {
    const hash = hashes.get(filename);
    if (hash === undefined)
      throw new Error(`a row of the report comes from ${filename}, which is no frame of the series`);
    return JSON.stringify([hash]);
  });
  const limits = filenames.flatMap((filename, row) => (notSeen.has(filename) ? [row] : []));
  const fainterThan = limits.length === 0 ? '' : `,"fainterThan":${JSON.stringify(limits)}`;
  return `{"star":${JSON.stringify(star)},"auid":${JSON.stringify(auid)},"observations":[\n${rows.join(',\n')}\n]${fainterThan}}\n`;
}
