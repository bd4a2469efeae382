/** What ASTAP says in the `.ini` beside its input: the only place that tells why it failed. */
export interface SolveReport {
  solved: boolean;
  /** Numbers by keyword: CRPIX1 (1-based), CRVAL1, CD1_1 ... */
  numbers: ReadonlyMap<string, number>;
  error: string;
  warning: string;
}

/**
 * Reads an `.ini`: `KEY=value` at the first '='; numbers have 13 digits and an exponent. Null where it has no verdict.
 * Where each pixel of what was solved was `binning` by `binning` pixels of the frame, what is told is of the frame.
 */
export function parseSolveReport(text: string, binning = 1): SolveReport | null {
  const values = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const cut = line.indexOf('=');
    if (cut > 0) values.set(line.slice(0, cut).trim(), line.slice(cut + 1).trim());
  }
  const numbers = new Map<string, number>();
  for (const [key, value] of values)
    if (value !== '' && Number.isFinite(Number(value))) numbers.set(key, ofFrame(key, Number(value), binning));
  const verdict = values.get('PLTSOLVD');
  if (verdict !== 'T' && verdict !== 'F') return null;
  return {
    solved: verdict === 'T',
    numbers,
    error: values.get('ERROR') ?? '',
    warning: values.get('WARNING') ?? '',
  };
}

/** The middle of the first pixel is 1 in both, so its edge is 0.5. */
function ofFrame(key: string, value: number, binning: number): number {
  if (/^CRPIX[12]$/.test(key)) return (value - 0.5) * binning + 0.5;
  return /^(CD[12]_[12]|CDELT[12])$/.test(key) ? value / binning : value;
}

/** Reads what `-analyse` prints: HFD_MEDIAN and STARS; null where it printed neither (it could not read the file). */
export function parseAnalysis(stdout: string): { hfdPixels: number; stars: number } | null {
  const hfd = /^HFD_MEDIAN=([\d.]+)/m.exec(stdout);
  const stars = /^STARS=(\d+)/m.exec(stdout);
  if (hfd === null || stars === null) return null;
  return { hfdPixels: Number(hfd[1]), stars: Number(stars[1]) };
}
