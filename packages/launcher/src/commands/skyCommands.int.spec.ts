import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sharedPath, skipWithout } from '@wombat/testdata';
import { startLauncher } from '../testkit/launcherProcess.js';

const launch = (...args: string[]) => startLauncher(args).ended;

describe('convert', () => {
  it('prints one line of JSON, also for a site south and west', async () => {
    const sites = ['--site', '-30.165,-70.815,2198', '--date', '2018-12-26T00:48:53.5', '--exposure', '0'];
    const { code, stdout, stderr } = await launch('convert', '--ra', '37.108125', '--dec', '-25.097306', ...sites);
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^\{[^\n]+\}\n$/);
    const { airmass, altitude_apparent: altitude } = JSON.parse(stdout);
    assert.deepEqual([airmass.toFixed(4), altitude.toFixed(3)], ['1.0043', '84.699']);
  });

  it('says in one line what is missing', async () => {
    const { code, stdout, stderr } = await launch('convert', '--ra', '4');
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /^wombat: convert needs --dec: [^\n]+\n$/);
  });
});

describe('wcs', () => {
  const file = sharedPath('data/dialects/panoptes/pole.fits');

  it('reads a real frame with a distortion', { skip: skipWithout('data/dialects/panoptes/pole.fits') }, async () => {
    const { code, stdout } = await launch('wcs', file, '--pixel', '10.25,200.5');
    assert.equal(code, 0);
    const { ra, dec } = JSON.parse(stdout);
    assert.deepEqual([ra.toFixed(9), dec.toFixed(9)], ['37.510847040', '80.503834412']);
  });

  it('says what is wrong with a file', async () => {
    const { code, stderr } = await launch('wcs', 'nowhere.fits', '--sky', '1,2');
    assert.equal(code, 1);
    assert.match(stderr, /^wombat: nowhere\.fits: [^\n]+\n$/);
  });
});
