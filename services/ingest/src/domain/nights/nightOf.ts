import type { FrameDiscovered, Series } from '@wombat/proto';
import { nightOfFolder, nightOfMoment } from './nightName.js';

/**
 * The night the files of a folder belong to, as YYYYMMDD: by the folder's name, else by the start of the first light
 * frame at the longitude of its header, else at `longitudeDegrees` (east positive). Null: nothing tells.
 */
export function nightOf(folder: string, facts: readonly FrameDiscovered[], longitudeDegrees: number): string | null {
  return nightOfFolder(folder) ?? nightOfFirstLight(facts, longitudeDegrees);
}

/** Why the folder is no night, and what to do: the sentence after its name. */
export function unnamedNight(facts: readonly FrameDiscovered[]): string {
  const broken = facts.find(({ kind, state }) => kind === 'light' && state === 'broken');
  const why = broken === undefined ? '' : ` (${broken.path}: ${broken.reason})`;
  return `neither its name nor a light frame in it tells the date of the night${why}; ignored. A night's folder is named YYYYMMDD, or has frames below Light/STAR whose headers tell the time`;
}

function nightOfFirstLight(facts: readonly FrameDiscovered[], longitudeDegrees: number): string | null {
  const starts = facts.flatMap(({ kind, meta }) =>
    kind === 'light' && meta?.startJdUtc !== undefined
      ? [{ jdUtc: meta.startJdUtc, longitude: meta.siteLongitude ?? longitudeDegrees }]
      : [],
  );
  const [first] = starts.sort((a, b) => a.jdUtc - b.jdUtc);
  return first === undefined ? null : nightOfMoment(first.jdUtc, first.longitude);
}

/**
 * The fact in its night. A light that is accepted belongs to its series from the revision on that comes after the one
 * last asked for (0: none).
 */
export function placeInNight(
  fact: FrameDiscovered,
  night: string,
  requestedRevision: (series: Series) => number,
): FrameDiscovered {
  const series = { targetName: '', filter: '', ...fact.series, night };
  if (fact.kind !== 'light' || fact.state !== 'accepted') return { ...fact, series };
  return { ...fact, series, revision: requestedRevision(series) + 1 };
}
