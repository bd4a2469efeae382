import { filterOfFolder, kindOfFolder } from './folderWords.js';

export type PathRole =
  | { role: 'light'; targetFolder: string; filterFolder: string | null }
  | { role: 'bias' | 'dark' }
  | { role: 'flat'; filterFolder: string | null }
  | { role: 'ignored'; rule: string }
  | { role: 'product' };

/** What a frame is. */
export type FrameRole = Exclude<PathRole, { role: 'ignored' | 'product' }>;

const FITS_NAME = /\.(fits|fit|fts)(\.gz|\.fz)?$/i;
/** As calibration names them; a second one of a kind goes on with size and binning (`mbias_1024x1024_bin2x2.fits`). */
const OUR_MASTER = /^m(bias|dark[\d.]*|flat.*)(_\d+x\d+_bin\d+x\d+.*)?\.fits$/i;

const IGNORED_NAMES: readonly { pattern: RegExp; rule: string }[] = [
  { pattern: /\.bak$/i, rule: 'a backup copy (.bak)' },
  { pattern: /^stack[_-]/i, rule: 'a live stack (Stack_*)' },
  { pattern: /(^|[_-])(thumb|thumbnail|preview)s?([_.-]|$)/i, rule: 'a thumbnail or preview' },
  { pattern: /^master|[_-]master[_.-]/i, rule: 'a master made by another program' },
];

/**
 * What a file below a night's folder is, by its place alone; `segments` are the folders and the name, night excluded.
 */
export function classifyPath(segments: readonly string[]): PathRole {
  const name = segments.at(-1) ?? '';
  const folder = segments[0] ?? '';
  if (/^reduced$/i.test(folder) || OUR_MASTER.test(name) || name.startsWith('.')) return { role: 'product' };
  const ignored = IGNORED_NAMES.find(({ pattern }) => pattern.test(name));
  const kind = segments.length > 1 ? kindOfFolder(folder) : null;
  if (kind === null) return { role: 'ignored', rule: 'not below Bias, Dark, Flat or Light' };
  if (ignored !== undefined) return { role: 'ignored', rule: ignored.rule };
  if (!FITS_NAME.test(name)) return { role: 'ignored', rule: 'not named as a FITS file' };
  const inner = segments.slice(1, -1);
  if (kind === 'bias' || kind === 'dark') return { role: kind };
  if (kind === 'flat')
    return { role: 'flat', filterFolder: inner[0] ?? (filterOfFolder(folder) === null ? null : folder) };
  const [targetFolder, filterFolder = null] = inner;
  if (targetFolder === undefined)
    return { role: 'ignored', rule: 'directly in Light: put it in a folder named for the target' };
  // Disks and programs write one name in several forms of Unicode: it is one target.
  return { role: 'light', targetFolder: targetFolder.normalize('NFC'), filterFolder };
}
