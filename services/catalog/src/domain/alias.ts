import type { TargetEntry } from './configuredTarget.js';

/** A person's word on who the star of a folder is, as the log has it. */
export interface Alias {
  id: string;
  /** VSX's name; '' where the star is told by its place alone. */
  name: string;
  raDegrees: number;
  decDegrees: number;
  by: string;
  note: string;
  /** ISO time. */
  at: string;
}

/** What wombat.yaml says of who the star is, in a few words; '' where it says a range or a report name at most. */
export function configuredWord({ vsxName, position }: TargetEntry): string {
  const place = position === null ? [] : [`RA ${position.raDegrees} Dec ${position.decDegrees}`];
  return [...(vsxName === null ? [] : [vsxName]), ...place].join(' at ');
}

/**
 * What is known of the target before anybody is asked: wombat.yaml goes before a person's word, that before the
 * folder's name.
 */
export function observersWord(entry: TargetEntry, alias: Alias | null): TargetEntry & { namedBy: string | null } {
  if (alias === null || configuredWord(entry) !== '') return { ...entry, namedBy: null };
  const { name, raDegrees, decDegrees, by } = alias;
  if (name !== '') return { ...entry, vsxName: name, namedBy: by };
  return { ...entry, position: { raDegrees, decDegrees }, namedBy: by };
}
