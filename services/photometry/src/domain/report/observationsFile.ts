export interface ReportedObservations {
  /** As it is reported. */
  star: string;
  /** '' where the AAVSO has given it none. */
  auid: string;
  /** Frames by row of the report. */
  filenames: readonly string[];
  /** SHA-256 of the raw frame behind a file name. */
  hashes: ReadonlyMap<string, string>;
}

/** JSON beside a report: which raw frames each of its rows was made of, so that no observation is ever sent twice. */
export function observationsFile({ star, auid, filenames, hashes }: ReportedObservations): string {
  const rows = filenames.map((filename) => {
    const hash = hashes.get(filename);
    if (hash === undefined)
      throw new Error(`a row of the report comes from ${filename}, which is no frame of the series`);
    return JSON.stringify([hash]);
  });
  return `{"star":${JSON.stringify(star)},"auid":${JSON.stringify(auid)},"observations":[\n${rows.join(',\n')}\n]}\n`;
}
