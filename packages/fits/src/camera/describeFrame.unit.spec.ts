import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { itUnless, sharedPath, skipWithout } from '@wombat/testdata';
import { Header } from '../header/header.js';
import { parseHeader } from '../header/parseHeader.js';
import { readHeader } from '../image/readHeader.js';
import type { CameraRule } from './cameraRule.js';
import { describeFrame } from './describeFrame.js';

function meta(records: readonly string[], rule?: CameraRule) {
  const header = parseHeader(records.map((record) => record.padEnd(80)).join(''));
  return describeFrame({ header, width: 10, height: 10, bitpix: 16 }, rule ? [rule] : []);
}

async function shared(path: string, cameras: readonly CameraRule[] = []) {
  const read = await readHeader(sharedPath(path));
  const image = read.ok ? read.value : assert.fail(read.fault.message);
  return { header: image.header, ...describeFrame(image, cameras) };
}

describe('describeFrame', () => {
  const hatp32 = skipWithout('data/hatp32/frames');
  itUnless(hatp32)(
    'reads every HAT-P-32 frame: local time with an offset, kelvin, a longitude that counts to the west',
    async () => {
      const names = readdirSync(sharedPath('data/hatp32/frames'));
      assert.equal(names.length, 71);
      for (const name of names) {
        const frame = await shared(`data/hatp32/frames/${name}`);
        const universal = frame.header.getString('UT-OBS') ?? assert.fail();
        const startJd = Date.parse(`${universal.slice(0, 23)}Z`) / 86_400_000 + 2_440_587.5;
        assert.ok(Math.abs((frame.startJdUtc ?? 0) - startJd) < 1e-8, name);
        assert.ok(Math.abs((frame.midJdUtc ?? 0) - startJd - 30 / 86_400) < 1e-8, name);
        assert.equal(frame.exposureSeconds, 60);
        assert.deepEqual(frame.site, { latitude: 31.68, longitude: -110.88, elevation: 0 });
      }
      const first = await shared(`data/hatp32/frames/HATP-32171220013343.FITS`);
      assert.equal(first.dateObs, '2017-12-20T01:33:43.317Z');
      assert.equal(first.ccdTemperatureCelsius, -2.15);
      assert.deepEqual([first.raHintDegrees, first.decHintDegrees], [31.312099, 46.769087]);
      assert.deepEqual([first.filter, first.object, first.telescope], ['Clear', 'HATP-32', 'Cecilia']);
      assert.equal(first.pixelScaleArcsec, 5.21);
      assert.equal(first.gain, null);
      assert.equal(first.kindByHeader, null);
    },
  );

  itUnless(skipWithout('data/m13'))(
    'reads the M13 frames: IMAGTYP, a blank before the T, a 12-hour clock put right by the camera',
    async () => {
      const frame = await shared('data/m13/Light/9_17_21_M1316L20.fit');
      assert.equal(frame.kindByHeader, 'light');
      assert.equal(frame.dateObs, '2021-09-17T09:41:02.000Z');
      assert.deepEqual([frame.filter, frame.object, frame.raHintDegrees, frame.site], [null, null, null, null]);
      assert.equal(frame.ccdTemperatureCelsius, 2.78946314102564);
      assert.equal(frame.setTemperatureCelsius, 1.96314102564102);
      const kinds = ['Bias/9_17_21_2deg10B.fit', 'Dark/9_17_21_2deg19D20.fit', 'Flat/9_17_21_7F.fit'];
      const found = await Promise.all(kinds.map(async (name) => (await shared(`data/m13/${name}`)).kindByHeader));
      assert.deepEqual(found, ['bias', 'dark', 'flat']);
      const clock = { zone: 'America/New_York', offsetSeconds: 43_200 };
      const ruled = await shared('data/m13/Light/9_17_21_M1316L20.fit', [
        { match: { INSTRUME: 'Orion G3 Deep Sky Monochromatic Camera' }, clock, focalLength: 1000 },
      ]);
      assert.equal(ruled.dateObs, '2021-09-18T01:41:02.000Z');
      assert.ok(Math.abs((ruled.pixelScaleArcsec ?? 0) - 1.77388) < 1e-5);
      const master = await shared('data/m13/MasterBias.fit');
      assert.equal(master.timeProblem, 'no DATE-OBS and no Julian date in the header');
    },
  );

  itUnless(skipWithout('data/dialects'))('reads headers of MaxIm DL, KMTNet, SAAO, ASI', async () => {
    const maxim = await shared('data/dialects/msumastro/maximdl_6_18_header.fit');
    assert.deepEqual(maxim.site, { latitude: 46.8667833333, longitude: -98.453275, elevation: 311 });
    assert.ok(Math.abs((maxim.startJdUtc ?? 0) - 2458353.8677083333) < 1e-9);
    assert.equal(maxim.readoutMode, 'Monochrome');
    const corrected = await shared('data/dialects/msumastro/maximdl_5_21_header.fit');
    assert.deepEqual(corrected.done, { bias: true, dark: true, flat: true });
    assert.equal(corrected.site, null);
    const kmtnet = await shared('data/dialects/snu/20180413SAAO_targ.fits');
    assert.ok(Math.abs((kmtnet.site?.longitude ?? 0) - 20.8105556) < 1e-6);
    assert.deepEqual(kmtnet.done, { bias: true, dark: false, flat: true });
    assert.deepEqual([kmtnet.gain, kmtnet.gainSetting], [null, 1.6]);
    const saao = await shared('data/dialects/ccdproc/a8280271.fits');
    assert.deepEqual([saao.dateObs, saao.gain, saao.ccdTemperatureCelsius], ['2013-07-13T00:57:33.000Z', 1.9, -92.95]);
    const asi = await shared('data/dialects/asi/Bias_ASIImg_frame0001.fit');
    assert.deepEqual([asi.exposureSeconds, asi.gainSetting, asi.gain, asi.bayerPattern], [6.4e-5, 0, null, 'GRBG']);
  });

  it('lets the camera rule win over the header', () => {
    const rule: CameraRule = {
      match: { INSTRUME: ' ZWO ', GAIN: 139 },
      gain: 0.0625,
      readNoise: 1.7,
      saturation: 60000,
      focalLength: 1000,
      site: { latitude: -31.27, longitude: 149.06, elevation: 1165 },
      clock: { card: 'DATE-END', means: 'mid', offsetSeconds: -0.5 },
      headers: { filter: ['WHEEL'], exposure: ['SHUTTER'] },
    };
    const records = [
      "INSTRUME= 'ZWO     '",
      'GAIN    = 139',
      'EGAIN   = 2',
      'FOCALLEN= 500',
      'XPIXSZ  = 3.8',
      "FILTER  = 'R'",
      "WHEEL   = 'V'",
    ];
    const times = [
      "DATE-OBS= '2024-01-01T00:00:00'",
      "DATE-END= '2024-01-01T00:01:00.5'",
      'EXPTIME = 1',
      'SHUTTER = 60',
    ];
    const frame = meta([...records, ...times], rule);
    assert.deepEqual([frame.gain, frame.gainSetting, frame.readNoise, frame.saturation], [0.0625, 139, 1.7, 60000]);
    assert.deepEqual([frame.filter, frame.exposureSeconds, frame.site], ['V', 60, rule.site]);
    assert.equal(frame.dateObs, '2024-01-01T00:00:30.000Z');
    assert.ok(Math.abs((frame.pixelScaleArcsec ?? 0) - 0.783806) < 1e-6);
    const other = meta([...records.slice(2), ...times], rule);
    assert.deepEqual([other.gain, other.filter, other.exposureSeconds], [2, 'R', 1]);
  });

  it('tells the kinds of frames by their many names', () => {
    const kindOf = (text: string) => meta([`IMAGETYP= '${text}'`]).kindByHeader;
    assert.deepEqual(['Light Frame', 'object', 'LIGHT'].map(kindOf), ['light', 'light', 'light']);
    assert.deepEqual(['zero', 'Bias Frame', 'DARKFLAT', 'Flat Field', 'SKYFLAT'].map(kindOf), [
      'bias',
      'bias',
      'dark',
      'flat',
      'flat',
    ]);
    assert.equal(kindOf('EXT'), null);
    assert.equal(meta(["IMAGETYP= 'FIELD'", "FRAME   = 'Light'"]).kindByHeader, 'light');
  });

  it('believes a header site only where the direction of its longitude is said', () => {
    const at = (...records: string[]) => meta(["SITELAT = '-31 16 24'", ...records]).site;
    assert.equal(at("SITELONG= '149 03 52' / Longitude of the imaging location"), null);
    assert.deepEqual(at("SITELONG= '149 30 00' / [degrees east]", 'SITEELEV= 1165'), {
      latitude: -31 - 16 / 60 - 24 / 3600,
      longitude: 149.5,
      elevation: 1165,
    });
    assert.equal(at("SITELONG= '110 30 00' / west positive")?.longitude, -110.5);
    assert.equal(at('SITELONG= 149.5', "SWCREATE= 'N.I.N.A. 3.1'")?.longitude, 149.5);
    assert.equal(at('OBSGEO-L= 200.5')?.longitude, -159.5);
    assert.equal(meta(['LONG-OBS= 10 / +E']).site, null);
  });

  it('takes a site of 0, or off the Earth, for none', () => {
    const at = (latitude: string, longitude: string, ...more: string[]) =>
      meta([`SITELAT = ${latitude}`, `SITELONG= ${longitude}`, "SWCREATE= 'N.I.N.A. 3.1'", ...more]).site;
    for (const [latitude, longitude] of [
      ['0.0', '0.0'],
      ["'00 00 00'", "'00 00 00'"],
      ['0.0', '149.5'],
      ['-31.5', '0.0'],
      ['91.0', '149.5'],
      ['-31.5', '400'],
    ] as const)
      assert.equal(at(latitude, longitude), null, `${latitude} ${longitude}`);
    assert.deepEqual(at("'-00 15 00'", '-0.5', 'LAT-OBS = 0.0'), { latitude: -0.25, longitude: -0.5, elevation: 0 });
    assert.equal(at('-31.5', '149.5', 'SITEELEV= 1.165 / [km]')?.elevation, 1165);
    assert.equal(at('-31.5', '149.5', 'SITEELEV= 99999.0')?.elevation, 0);
  });

  it('takes right ascension as degrees or sexagesimal hours, and (0, 0) or nonsense for none', () => {
    const hint = (...records: string[]) => {
      const frame = meta(records);
      return [frame.raHintDegrees, frame.decHintDegrees];
    };
    assert.deepEqual(hint("RA      = '20 57 00'", "DEC     = '-00 30 00'"), [314.25, -0.5]);
    assert.deepEqual(hint('RA      = 314.25', 'DEC     = -0.5'), [314.25, -0.5]);
    assert.deepEqual(hint('RA      = 20.95 / hours', 'DEC     = -0.5'), [314.25, -0.5]);
    assert.deepEqual(
      hint('RA      = 654.5', 'DEC     = 30.5', "OBJCTRA = '2 0 0'", "OBJCTDEC= '+30 30 00'"),
      [30, 30.5],
    );
    assert.deepEqual(hint("OBJCTRA = '00 00 00'", "OBJCTDEC= '+00 00 00'"), [null, null]);
    assert.deepEqual(hint("RA      = 'unknown'", 'DEC     = 1'), [null, null]);
  });

  it('knows kelvin, missing temperatures, binning and scale in their other spellings', () => {
    assert.equal(meta(['CCDTEMP = 253.15']).ccdTemperatureCelsius, -20);
    assert.equal(meta(['CAMTEMP = -1 / in Kelvin, =-1 if no data']).ccdTemperatureCelsius, null);
    assert.equal(meta(["CAMTEMP = '44 C'"]).ccdTemperatureCelsius, 44);
    assert.equal(meta(['CCD-TEMP= 50.0 / [degF]']).ccdTemperatureCelsius, 10);
    for (const nonsense of ['-999.0', '999.0', '-273.15', '65535', '20 / [K]'])
      assert.equal(meta([`CCD-TEMP= ${nonsense}`, 'SET-TEMP= -10']).ccdTemperatureCelsius, null, nonsense);
    const binned = meta(["CCDSUM  = '2 3'", 'PIXSCALE= 0.4 / Unbinned pixel scale']);
    assert.deepEqual([binned.xBinning, binned.yBinning, binned.pixelScaleArcsec], [2, 3, 0.8]);
    assert.equal(meta(["BINNING = '1x2'"]).yBinning, 2);
    assert.equal(meta(['FOCALLEN= 0.0', 'XPIXSZ  = 9']).pixelScaleArcsec, null);
    const scaleOf = (...records: string[]) => meta(records).pixelScaleArcsec?.toFixed(4);
    assert.equal(scaleOf('FOCALLEN= 1000', 'XPIXSZ  = 3.8'), '0.7838');
    assert.equal(scaleOf('FOCALLEN= 1.0 / [m]', 'XPIXSZ  = 0.0038 / [mm]'), '0.7838');
    const noise = meta(['EGAIN   = 2.0', 'RDNOISE = 3 / [ADU]', 'SATURATE= 90000 / [electrons]']);
    assert.deepEqual([noise.readNoise, noise.saturation], [6, 45000]);
    assert.equal(meta(['RDNOISE = 3 / [ADU]']).readNoise, null);
  });

  it('says null, 0 or 1 for an empty header', () => {
    const frame = describeFrame({ header: Header.of([]), width: 1, height: 2, bitpix: 8 }, []);
    const { width, height, bitpix, timeProblem, ...rest } = frame;
    assert.deepEqual([width, height, bitpix], [1, 2, 8]);
    assert.match(timeProblem ?? '', /no DATE-OBS/);
    const told = Object.entries(rest).filter(([, value]) => value !== null);
    assert.deepEqual(Object.fromEntries(told), {
      xBinning: 1,
      yBinning: 1,
      pedestal: 0,
      calibrated: false,
      done: { bias: false, dark: false, flat: false },
      rowOrder: 'bottom-up',
    });
  });
});
