import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { itUnless, sharedPath, skipWithout } from '@wombat/testdata';
import { headerOf } from '../testkit/headerOf.js';
import { captureProgram } from './captureProgram.js';
import { describeFrame } from './describeFrame.js';

function meta(records: readonly string[]) {
  return describeFrame({ header: headerOf(records), width: 10, height: 10, bitpix: 16 }, []);
}

const shared = (name: string) =>
  meta(readFileSync(sharedPath(`data/dialects/photonfinder/${name}`), 'latin1').split(/\r?\n/));

describe('captureProgram', () => {
  const skip = skipWithout('data/dialects/photonfinder');
  itUnless(skip)('reads the headers of APT, SGP, N.I.N.A., Seestar, Dwarf, SharpCap, MaxIm DL', () => {
    const apt = shared('header_apt.txt');
    assert.deepEqual([apt.program, apt.exposureSeconds], ['Astro Photography Tool', 240]);
    // Ghent lies east of Greenwich, and so say its headers.
    assert.ok(Math.abs((apt.site?.longitude ?? 0) - 3.6833) < 1e-3);
    const sgp = shared('sgp_header.txt');
    assert.deepEqual(
      [sgp.program, sgp.gain, sgp.rotatorDegrees],
      ['Sequence Generator Pro', 3.99000000953674, 258.369995117188],
    );
    assert.deepEqual([sgp.site?.elevation, Math.round((sgp.site?.longitude ?? 0) * 100)], [10, 372]);
    const nina = shared('header_nina.txt');
    assert.deepEqual([nina.program, nina.rowOrder, nina.bayerPattern], ['N.I.N.A.', 'top-down', 'RGGB']);
    const seestar = shared('header_seestar.txt');
    assert.deepEqual([seestar.program, seestar.site?.longitude, seestar.bayerPattern], ['Seestar', 3.69361, 'GRBG']);
    const dwarf = shared('header_dwarflab.txt');
    assert.deepEqual([dwarf.program, dwarf.exposureSeconds, dwarf.xBinning, dwarf.yBinning], ['Dwarf', 15, 2, 2]);
    assert.equal(dwarf.timeProblem, null);
    assert.deepEqual(
      [shared('header_sharpcap.txt').program, shared('header_sharpcap.txt').exposureSeconds],
      ['SharpCap', 2],
    );
    const maxim = shared('header_maximdl.txt');
    assert.deepEqual([maxim.program, maxim.pedestal, maxim.calibrated], ['MaxIm DL', -100, true]);
    const integrated = shared('header_app2.txt');
    assert.deepEqual([integrated.bayerPattern, integrated.rowOrder], ['RGGB', 'top-down']);
  });

  it('knows which way longitudes count, and no other', () => {
    const place = ['LATITUDE= 20.7', 'LONGITUD= 156.26', 'SITELAT = 20.7', 'SITELONG= 156.26'];
    const longitude = (card: string) => meta([card, ...place]).site?.longitude;
    assert.equal(longitude("ORIGIN  = 'LCOGT   '"), 156.26);
    assert.equal(longitude("CREATOR = 'MicroObservatory2014-05-23'"), -156.26);
    assert.equal(longitude("CREATOR = 'ZWO ASIAIR Plus'"), 156.26);
    for (const program of ['MaxIm DL Version 6', 'TheSkyX Version 10', 'SharpCap', 'unheard of'])
      assert.equal(longitude(`SWCREATE= '${program}'`), undefined, program);
  });

  it('doubts a 12-hour clock until a camera rule reads it', () => {
    const records = ["SWCREATE= 'Orion Camera Studio'", "DATE-OBS= '2021-09-17 T09:41:02'", 'EXPTIME = 20'];
    assert.match(meta(records).doubts?.join() ?? '', /12-hour/);
    const rule = { match: {}, clock: { zone: 'America/New_York', offsetSeconds: 43_200 } };
    const ruled = describeFrame({ header: headerOf(records), width: 1, height: 1, bitpix: 16 }, [rule]);
    assert.deepEqual([ruled.doubts, ruled.dateObs], [undefined, '2021-09-18T01:41:02.000Z']);
  });

  it('knows nothing of a header without a program', () => {
    assert.equal(captureProgram(headerOf(["OBJECT  = 'M 13'"])), undefined);
    assert.equal('program' in meta(["OBJECT  = 'M 13'"]), false);
  });
});
