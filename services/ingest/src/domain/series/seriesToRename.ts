import { separationDegrees } from '@wombat/sky';

/** A series as its comparison stars were selected at its current revision. */
export interface NamedSeries {
  night: string;
  targetName: string;
  filter: string;
  revision: number;
  numImages: number;
  /** The last word of a person that was known then; '' for none. */
  aliasId: string;
  /** J2000, of the star it was reduced for. */
  raDegrees: number;
  decDegrees: number;
}

/** A person's word on who the star of a folder is. */
export interface FolderAlias {
  id: string;
  targetName: string;
  name: string;
  raDegrees: number;
  decDegrees: number;
  by: string;
}

/** Nearer than this, it is the same star. */
const SAME_PLACE_ARCSEC = 3;

/**
 * Series that were reduced for another star than a person has said since, at their next revision. A word that was known
 * when the stars were selected is not asked about again, whatever came of it; of several the last counts.
 */
export function seriesToRename(named: readonly NamedSeries[], aliases: readonly FolderAlias[]) {
  const last = new Map(aliases.map((alias) => [alias.targetName, alias]));
  return named.flatMap((series) => {
    const alias = last.get(series.targetName);
    if (alias === undefined || alias.id === series.aliasId) return [];
    if (separationDegrees(series, alias) * 3600 <= SAME_PLACE_ARCSEC) return [];
    const { night, targetName, filter, revision, numImages } = series;
    const star = alias.name === '' ? `the star at RA ${alias.raDegrees} Dec ${alias.decDegrees}` : alias.name;
    const reason = `${alias.by} says that ${targetName} is ${star}`;
    return [{ night, targetName, filter, revision: revision + 1, numImages, requestedBy: alias.by, reason }];
  });
}
