const ALL = ['ingest', 'calibration', 'astrometry', 'catalog', 'photometry', 'publisher'];

/** Which services, with their workers, go by what is set below a key; all read it when they start. */
const READERS: Readonly<Record<string, readonly string[]>> = {
  data: ALL,
  site: ['ingest', 'photometry'],
  observer: ['ingest', 'photometry', 'publisher'],
  cameras: ['ingest', 'photometry'],
  filters: ['ingest'],
  targets: ['ingest', 'astrometry', 'catalog', 'photometry'],
  calibration: ['ingest', 'calibration'],
  ingest: ['ingest'],
  solve: ['ingest', 'astrometry'],
  photometry: ['ingest', 'catalog', 'photometry'],
  transform: ['photometry'],
  aavso: ['catalog', 'publisher'],
  ui: ['publisher', 'ui'],
  notify: ['publisher'],
  broker: ALL,
  work: ALL,
};

/** The services that have to be started again once something below one of these keys is set otherwise. */
export function readersOf(keys: readonly PropertyKey[]): string[] {
  const readers = new Set(keys.flatMap((key) => Object.entries(READERS).find(([known]) => known === key)?.[1] ?? []));
  return [...ALL, 'ui'].filter((service) => readers.has(service));
}
