import type { OfferedStar, TargetAnswer } from '../../../../server/src/domain/contract.js';

/** A star a person may choose, as a line of the table and a mark on the sketch of the field. */
export interface OfferedLine {
  number: number;
  name: string;
  /** From the middle of the field. */
  distance: string;
  place: string;
  kind: string;
  range: string;
  /** On the sketch, in its units; null where the star is not on it. */
  mark: { x: number; y: number } | null;
}

/**
 * The variables of the field, numbered as they are offered. The sketch has its first row below, as viewers of FITS
 * files show it.
 */
export function offeredLines({ offered, frameWidth, frameHeight }: TargetAnswer): OfferedLine[] {
  return offered.map((star, index) => ({
    number: index + 1,
    name: star.name,
    distance: `${(star.separationDegrees * 60).toFixed(1)}′`,
    place: `${star.raDegrees.toFixed(4)} ${star.decDegrees < 0 ? '' : '+'}${star.decDegrees.toFixed(4)}`,
    kind: star.variabilityType === '' ? 'not known' : star.variabilityType,
    range: star.rangeText === '' ? 'not known' : star.rangeText,
    mark: markOf(star, { frameWidth, frameHeight }),
  }));
}

function markOf({ x, y }: OfferedStar, { frameWidth, frameHeight }: { frameWidth: number; frameHeight: number }) {
  if (x === undefined || y === undefined || frameWidth === 0) return null;
  if (x < 0 || x > 1 || y < 0 || y > 1) return null;
  return { x: x * frameWidth, y: (1 - y) * frameHeight };
}

/** Who said who the star is, and when; newest first. */
export function namedLines({ aliases }: TargetAnswer): string[] {
  return aliases.map(({ name, raDegrees, decDegrees, by, note, at }) => {
    const star = name === '' ? `the star at ${raDegrees} ${decDegrees}` : name;
    const when = `${at.slice(0, 16).replace('T', ' ')} UTC`;
    return `${by} said that it is ${star}, ${when}${note === '' ? '' : `: ${note}`}`;
  });
}

/** Who it is taken for, and on whose word; '' before it is known. */
export function takenFor({ star, foundBy }: TargetAnswer): string {
  return star === '' ? '' : `Taken for ${star} (${foundBy}).`;
}
