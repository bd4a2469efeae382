import type { Observation } from './observationRows.js';

/** A file the site took: what was in it, and when. */
export interface Commit {
  observations: Observation[];
  atMilliseconds: number;
}

/** Everything the site ever took, twice where it was told twice: a test counts. */
export class Archive {
  readonly commits: Commit[] = [];

  add(observations: Observation[]): void {
    this.commits.push({ observations, atMilliseconds: Date.now() });
  }

  /** For one who begins anew. */
  clear(): void {
    this.commits.length = 0;
  }

  observations(): Observation[] {
    return this.commits.flatMap((commit) => commit.observations);
  }

  /** How often each observation was taken, by star, date and band. */
  counts(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { name, jd, band } of this.observations()) {
      const key = `${name} ${jd} ${band}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  }
}
