import assert from 'node:assert/strict';
import { isTelling } from './tellsChanges.js';

describe('isTelling', () => {
  it.each([
    ['ext4', 0xef53],
    ['XFS', 0x58465342],
    ['Btrfs', 0x9123683e],
    ['Btrfs, as a signed number', 0x9123683e - 2 ** 32],
    ['tmpfs', 0x01021994],
    ['overlayfs', 0x794c7630],
  ])('is true where the time of a change is told and kept: %s', (_, type) => assert.equal(isTelling(type), true));

  it.each([
    ['FAT, which has no such time', 0x4d44],
    ['exFAT', 0x2011bab0],
    ['FUSE, which may give any', 0x65735546],
    ['NFS, by another clock', 0x6969],
    ['SMB, by another clock', 0xff534d42],
    ['what is not known', 1],
  ])('is false of %s', (_, type) => assert.equal(isTelling(type), false));
});
