const MEASURES = ['lines', 'branches', 'functions'] as const;

/** How much of a file, or of a package, has been run. */
export type Coverage = Record<(typeof MEASURES)[number], { total: number; covered: number }>;

/**
 * Sums of files by the packages they stand in, in order, and of all; paths are those of sources, below the checkout.
 */
export function packageCoverage(files: ReadonlyMap<string, Coverage>): [string, Coverage][] {
  const packages = Map.groupBy(files, ([path]) => path.replace(/\/src\/.*$/, ''));
  const rows = [...packages].map(([name, own]): [string, Coverage] => [name, sum(own.map(([, coverage]) => coverage))]);
  return [...rows.sort(([one], [other]) => one.localeCompare(other)), ['all', sum([...files.values()])]];
}

function sum(parts: readonly Coverage[]): Coverage {
  const of = (measure: (typeof MEASURES)[number]) => ({
    total: parts.reduce((total, part) => total + part[measure].total, 0),
    covered: parts.reduce((total, part) => total + part[measure].covered, 0),
  });
  return { lines: of('lines'), branches: of('branches'), functions: of('functions') };
}

/** Words for a table: a heading, then a row for each package, in hundredths. */
export function coverageRows(packages: readonly [string, Coverage][]): string[][] {
  const heading = ['COVERED BY UNIT SPECS', ...MEASURES.map((measure) => measure.toUpperCase())];
  return [
    heading,
    ...packages.map(([name, coverage]) => [name, ...MEASURES.map((measure) => share(coverage[measure]))]),
  ];
}

function share({ total, covered }: Coverage['lines']): string {
  return total === 0 ? '-' : `${Math.floor((100 * covered) / total)} %`;
}
