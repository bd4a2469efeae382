/** What all points of a night share: it moves the night, not its points against each other. */
const COMMON = ['flatCommon', 'catalogue', 'colourTerm'];

interface Provenance {
  points?: { row?: number; errorParts?: Record<string, number> }[];
}

/** The error every row of a report (from 1) has of its own, by the provenance beside it; magnitudes. */
export function ownErrors(provenance: string): Map<number, number> {
  const { points = [] } = JSON.parse(provenance) as Provenance;
  return new Map(
    points.flatMap(({ row, errorParts }): [number, number][] => {
      if (row === undefined || errorParts === undefined) return [];
      const own = Object.entries(errorParts).filter(([name]) => !COMMON.includes(name));
      return [[row, Math.hypot(...own.map(([, part]) => part))]];
    }),
  );
}
