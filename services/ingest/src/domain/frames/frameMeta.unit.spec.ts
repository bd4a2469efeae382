import assert from 'node:assert/strict';
import { type CameraRule, cameraFor, describeFrame, framePart, Header } from '@wombat/fits';
import { FrameMeta } from '@wombat/proto';
import { frameMeta } from './frameMeta.js';

const size = { width: 64, height: 48 };

function metaOf(header: Header, rule: CameraRule = { match: {} }): FrameMeta {
  const described = describeFrame({ header, ...size, bitpix: 16 }, [rule]);
  const part = framePart({ header, ...size });
  assert.ok(part.ok);
  return frameMeta(described, { part: part.value, rule: cameraFor(header, [rule]) });
}

describe('what travels with a frame', () => {
  it('has nothing where the header says nothing', () => {
    const timeProblem = 'no DATE-OBS and no Julian date in the header';
    const nothing = FrameMeta.fromJSON({ ...size, bitpix: 16, xBinning: 1, yBinning: 1, timeProblem });
    assert.deepEqual(metaOf(Header.of([])), nothing);
  });

  it('has what header and camera say, a zero too', () => {
    const header = Header.of([])
      .with('EXPTIME', 0)
      .with('DATE-OBS', '2024-01-02T03:04:05')
      .with('CCD-TEMP', -10)
      .with('OBJECT', 'RW PsA');
    const site = { latitude: -31.27, longitude: 149.06, elevation: 0 };
    const meta = metaOf(header, { match: {}, site, gain: 0.8, peakRange: [3000, 20_000] });
    const { exposureSeconds, ccdTemperatureCelsius, gain, object, timeProblem } = meta;
    assert.deepEqual([exposureSeconds, ccdTemperatureCelsius, gain, object], [0, -10, 0.8, 'RW PsA']);
    assert.match(timeProblem, /^EXPTIME is 0/);
    const { siteLatitude, siteLongitude, siteElevation, peakRangeLow, peakRangeHigh } = meta;
    assert.deepEqual([siteLatitude, siteLongitude, siteElevation], [-31.27, 149.06, 0]);
    assert.deepEqual([peakRangeLow, peakRangeHigh], [3000, 20_000]);
  });

  it('has the coefficients of its camera that hold on its day', () => {
    const term = (value: number) => ({ Tb_bv: { value, error: 0.004, secondOrder: -0.03 } });
    const rule = {
      match: {},
      coefficients: [
        { terms: term(0.08) },
        { from: '2024-01-02', terms: term(0.1) },
        { from: '2024-01-03', terms: term(0.12) },
      ],
    };
    const on = (time: string) =>
      metaOf(Header.of([]).with('EXPTIME', 60).with('DATE-OBS', time), rule).coefficients.map(({ name, value }) => [
        name,
        value,
      ]);
    assert.deepEqual(on('2023-12-31T23:00:00'), [['Tb_bv', 0.08]]);
    assert.deepEqual(on('2024-01-02T00:00:01'), [['Tb_bv', 0.1]]);
    assert.deepEqual(on('2024-02-01T00:00:00'), [['Tb_bv', 0.12]]);
    assert.deepEqual(metaOf(Header.of([]), rule).coefficients, []);
  });

  it('has the count up to which its camera is linear, where that is told', () => {
    assert.equal(metaOf(Header.of([]), { match: {}, linearTo: 42_000 }).linearTo, 42_000);
    assert.equal(metaOf(Header.of([])).linearTo, undefined);
  });

  it('has the polynomial of its camera, where that does not count evenly', () => {
    assert.deepEqual(metaOf(Header.of([]), { match: {}, linearity: [2e-6, 1e-12] }).linearity, [2e-6, 1e-12]);
    assert.deepEqual(metaOf(Header.of([])).linearity, []);
  });

  it('has the aperture of the telescope the camera is at', () => {
    assert.equal(metaOf(Header.of([]), { match: {}, aperture: 203 }).apertureMillimetres, 203);
    assert.equal(metaOf(Header.of([])).apertureMillimetres, undefined);
  });

  it('has the steps of calibration that the header says are done', () => {
    const { calibrated, biasDone, darkDone, flatDone } = metaOf(Header.of([]).with('CALSTAT', 'BD'));
    assert.deepEqual([calibrated, biasDone, darkDone, flatDone], [true, true, true, false]);
  });

  it('is of the green of a colour frame, where the camera tells its gain and where not', () => {
    const colour = Header.of([]).with('BAYERPAT', 'GRBG').with('XBINNING', 1);
    const known = metaOf(colour, { match: {}, gain: 0.8, readNoise: 1.5 });
    assert.deepEqual([known.width, known.height, known.xBinning, known.yBinning], [32, 24, 2, 2]);
    assert.deepEqual([known.gain, known.readNoise, known.pixelScaleArcsec], [1.6, 1.5 * Math.SQRT2, undefined]);
    const unknown = metaOf(colour);
    assert.deepEqual([unknown.gain, unknown.readNoise], [undefined, undefined]);
  });
});
