import assert from 'node:assert/strict';
import { locate, locateOne, notFound } from './locate.js';
import { prerequisite } from './readList.js';

const NOWHERE = { places: [], path: '' };

describe('a prerequisite', () => {
  it('is there where one of its programs is, on PATH or in a place', () => {
    const shell = { ...prerequisite('python3'), programs: ['no-such-program', 'sh'] };
    assert.equal(locateOne(shell, { places: ['/bin'], path: '' }), '/bin/sh');
    assert.equal(locateOne(shell, { places: [], path: '/bin' }), '/bin/sh');
    assert.equal(locateOne(shell, NOWHERE), null);
  });

  it('is there where one of its files is', () => {
    const data = { ...prerequisite('tycho2-07'), files: ['/no/such/file', '/bin/sh'] };
    assert.equal(locateOne(data, NOWHERE), '/bin/sh');
    assert.equal(locateOne({ ...data, files: ['/no/such/file'] }, NOWHERE), null);
  });

  it('is missed with the command that brings it', () => {
    assert.equal(
      notFound('nats-server'),
      'nats-server not found: apt-get install nats-server (macOS: brew install nats-server)',
    );
    assert.equal(
      notFound('tycho2-07'),
      '/usr/share/astrometry/index-tycho2-07.littleendian.fits not found: apt-get install astrometry-data-tycho2-07-littleendian',
    );
    assert.throws(() => locate('nothing'), /'nothing'/);
  });
});
