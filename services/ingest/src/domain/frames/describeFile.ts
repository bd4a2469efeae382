import type { FrameDiscovered, FrameMeta } from '@wombat/proto';
import { filterOfFolder, type PathRole } from '../files/classifyPath.js';
import { bandOfFilter } from './bandOfFilter.js';
import { joinedSentences } from './joinedSentences.js';

/** A file below the folder of a night, with its role there; paths are relative to the data root, sizes in bytes. */
export interface FoundFile<Role extends PathRole = PathRole> {
  path: string;
  size: number;
  folder: string;
  role: Role;
}

export type FrameRole = Exclude<PathRole, { role: 'ignored' | 'product' }>;

/** What a look at a frame's bytes tells of it. */
export type ReadFrame =
  | { state: 'good'; sha256: string; meta: FrameMeta; headerFilter: string | null; warning: string }
  | { state: 'broken'; sha256: string; reason: string };

/** The fact of a file that is no frame by its place: it is counted, and never read. */
export function describeIgnored({
  path,
  size,
  folder,
  role,
}: FoundFile<PathRole & { role: 'ignored' }>): FrameDiscovered {
  const nothing = { sha256: '', revision: 0, band: '', warning: '' };
  return { ...nothing, kind: 'other', path, size, folder, state: 'ignored', reason: role.rule };
}

/**
 * The fact of a frame that was read; its night and revision are still to come (`placeInNight`). `twin` is the path of a
 * file known before with the same bytes, null for none; `filters` are the observer's bands by the names of filters.
 */
export function describeFrame(
  { path, size, folder, role }: FoundFile<FrameRole>,
  read: ReadFrame,
  { twin, filters }: { twin: string | null; filters: Readonly<Record<string, string>> },
): FrameDiscovered {
  const targetName = role.role === 'light' ? role.targetFolder : '';
  const series = { night: '', targetName, filter: '' };
  const file = { path, size, folder, kind: role.role, sha256: read.sha256, revision: 0, band: '', warning: '' };
  if (read.state === 'broken') return { ...file, series, state: 'broken', reason: read.reason };
  if (twin !== null) return { ...file, series, state: 'ignored', reason: `the same bytes as ${twin}` };
  const filter = filterOf(role, read.headerFilter);
  const frame = { ...file, series: { ...series, filter }, meta: read.meta };
  if (role.role !== 'light') return { ...frame, state: 'accepted', reason: '' };
  const { band, warning } = bandOfFilter(filter, filters);
  const light = { ...frame, band: band ?? '', warning: joinedSentences(read.warning, warning) };
  const { timeProblem } = read.meta;
  return timeProblem === ''
    ? { ...light, state: 'accepted', reason: '' }
    : { ...light, state: 'broken', reason: timeProblem };
}

/** The header goes before the folder; biases and darks have no filter. */
function filterOf(role: FrameRole, headerFilter: string | null): string {
  if (role.role !== 'light' && role.role !== 'flat') return '';
  return headerFilter ?? filterOfFolder(role.filterFolder) ?? 'none';
}
