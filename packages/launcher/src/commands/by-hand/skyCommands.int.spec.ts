import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Standin, startStandin } from '@wombat/aavso-standin';
import { itUnless, sharedPath, skipWithout } from '@wombat/testdata';
import { startLauncher } from '../../testkit/launcherProcess.js';

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

  itUnless(skipWithout('data/dialects/panoptes/pole.fits'))('reads a real frame with a distortion', async () => {
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

describe('name', () => {
  const home = mkdtempSync(join(tmpdir(), 'wombat-name-'));
  let standin: Standin;
  beforeAll(async () => {
    const variable = { Name: 'RW PsA', RA2000: '346.4', Declination2000: '-27.2', MaxMag: '10.1 V' };
    standin = await startStandin({ chartid: 'X1', variables: [variable], comps: [] });
    writeFileSync(
      join(home, 'wombat.yaml'),
      `aavso: { vsx: "${standin.url}", minIntervalSeconds: 0, attempts: 1 }\ntargets: { field: { name: RW PsA } }\n`,
    );
  });
  afterAll(async () => {
    await standin.close();
    rmSync(home, { recursive: true, force: true });
  });
  const ask = (...words: string[]) => launch('name', ...words, '--home', home, '--config', join(home, 'wombat.yaml'));

  it('says who a folder is, and keeps the answer', async () => {
    const { code, stdout } = await ask('RWPsA');
    assert.equal(code, 0);
    assert.match(stdout, /^VSX is asked for: RWPsA, RW PsA\nRWPsA: RW PsA \(no AUID, RA 346\.4 Dec -27\.2,/);
    standin.setFault('vsx', '503');
    assert.equal((await ask('RWPsA')).stdout, stdout);
    assert.match((await ask('field')).stdout, /^VSX is asked for: RW PsA\n/);
  });

  it('says what to write for another name, and that VSX does not answer', async () => {
    standin.setFault('vsx', null);
    const { stdout } = await ask('m13', 'RW_PsA');
    assert.match(stdout, /\n {2}targets:\n {4}m13: \{ name: RW PsA \}\n$/);
    standin.setFault('vsx', '503');
    assert.equal((await ask('SS Cyg')).code, 2);
  });
});
