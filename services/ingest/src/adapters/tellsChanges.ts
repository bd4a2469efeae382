import { statfs } from 'node:fs/promises';

/**
 * File systems (statfs(2)) that give every change of a file its time by this computer's clock, and let nobody set it:
 * ext2 to 4, XFS, Btrfs, ZFS, F2FS, bcachefs, tmpfs, overlayfs. FAT, exFAT and those by FUSE do not keep it; over the
 * network it is of another clock, which may be behind.
 */
const TELLING = new Set([0xef53, 0x58465342, 0x9123683e, 0x2fc12fc1, 0xf2f52010, 0xca451a4e, 0x01021994, 0x794c7630]);

/** Whether a file on such a file system cannot change without a sign; false of those that are not known here. */
export function isTelling(type: number): boolean {
  // Some computers have it as a signed number.
  return TELLING.has(type >>> 0);
}

/** Whether a file lies on a file system that tells of its changes. Throws what the file system throws. */
export async function tellsChanges(path: string): Promise<boolean> {
  return process.platform === 'linux' && isTelling((await statfs(path)).type);
}
