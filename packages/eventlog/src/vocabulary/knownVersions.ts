import { definitionOf, EVENT_TYPES } from './vocabulary.js';

/** The version in which a program writes each type of event. */
export type EventVersions = Readonly<Record<string, number>>;

/** Those of this program; what is newer it cannot read. */
export const KNOWN_VERSIONS: EventVersions = Object.fromEntries(
  EVENT_TYPES.map((type) => [type, definitionOf(type).version]),
);

/** What a program that knows `known` could not read of one that writes `written`, in words. */
export function newerVersions(written: EventVersions, known: EventVersions = KNOWN_VERSIONS): string[] {
  return Object.entries(written).flatMap(([type, version]) => {
    const here = known[type];
    if (here === undefined) return [`${type}, unknown here`];
    return version > here ? [`${type} of version ${version}, here ${here}`] : [];
  });
}

/** The newest of both, type by type. */
export function newestVersions(one: EventVersions, other: EventVersions): EventVersions {
  const types = Object.keys({ ...one, ...other });
  return Object.fromEntries(types.map((type) => [type, Math.max(one[type] ?? 0, other[type] ?? 0)]));
}
