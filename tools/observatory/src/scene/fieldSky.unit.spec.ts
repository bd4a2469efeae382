import assert from 'node:assert/strict';
import { configOf } from '../configOf.js';
import { defaultNights } from '../nights/defaultNights.js';
import { lightSchedule } from '../nights/lightSchedule.js';
import { catalogueOf } from './catalogueOf.js';
import { compMagnitudes, fieldSky } from './fieldSky.js';
import { pixelOf } from './skyPlane.js';
import { starsOf } from './starsOf.js';

describe('the sky of a plan', () => {
  for (const [name, night] of Object.entries(defaultNights)) {
    it(`${name}: 60 to 200 stars on a frame, target high, at any frame size`, () => {
      for (const size of [512, 1024]) {
        const plan = night({ width: size, height: size });
        const lights = lightSchedule(plan);
        assert.ok(lights.every(({ horizontal }) => horizontal.altitudeDegrees > 30));
        const plane = lights[0]?.plane;
        assert.ok(plane !== undefined);
        const onFrame = fieldSky(plan).filter((star) => {
          const at = pixelOf(star, plane);
          return at !== null && at.x >= 0 && at.y >= 0 && at.x < size && at.y < size;
        });
        assert.ok(onFrame.length >= 60 && onFrame.length <= 200, String(onFrame.length));
      }
    });
  }

  it('follows its luminosity function and keeps away from what is measured', () => {
    const plan = defaultNights.xzCyg({ fieldStars: { onFrame: 2000 } });
    const stars = fieldSky(plan);
    const { brightest, faintest, slope } = plan.fieldStars;
    assert.ok(stars.every(({ magnitudes: { V } }) => V >= brightest && V <= faintest));
    const part = stars.filter(({ magnitudes: { V } }) => V < faintest - 1).length / stars.length;
    const floor = 10 ** (slope * (brightest - faintest));
    assert.ok(Math.abs(part - (10 ** -slope - floor) / (1 - floor)) < 0.01);
    const clearance = 12 * 3.3 * plan.pixelScaleArcsec;
    for (const one of [plan.target, ...plan.sequence.comps]) {
      const cos = Math.cos((one.decDegrees * Math.PI) / 180);
      assert.ok(
        stars.every(
          (star) =>
            Math.hypot((star.raDegrees - one.raDegrees) * cos, star.decDegrees - one.decDegrees) * 3600 >
            clearance * 0.98,
        ),
      );
    }
  });

  it('fills bands a comp does not have with ordinary colours', () => {
    const comp = defaultNights.xzCyg().sequence.comps.find(({ auid }) => auid === '000-BCH-225');
    assert.ok(comp !== undefined);
    const magnitudes = compMagnitudes(comp);
    assert.deepEqual([magnitudes.V, magnitudes.B, magnitudes.Ic], [8.685, 9.843, 7.488]);
    assert.ok(Math.abs(magnitudes.Rc - (8.685 - 0.57 * 1.158)) < 1e-9);
  });
});

describe('what a plan tells others', () => {
  it('is a catalogue the stand-in can serve, with the real chart for XZ Cyg', () => {
    const catalogue = catalogueOf(defaultNights.xzCyg());
    assert.equal(catalogue.chartid, 'X37313LN');
    assert.deepEqual(
      catalogue.comps.map(({ label }) => label),
      ['82', '87', '109', '114', '116', '118'],
    );
    assert.deepEqual(
      [catalogue.variables[0]?.Name, catalogue.variables[0]?.MaxMag, catalogue.variables[0]?.RA2000],
      ['XZ Cyg', '8.9 V', '293.12212'],
    );
    const southern = catalogueOf(defaultNights.gsc05903());
    assert.equal(southern.variables[0]?.Declination2000, '-0.39210');
    assert.ok(
      Object.values(catalogue.variables[0] ?? {}).every((fact) => typeof fact === 'string' || Array.isArray(fact)),
    );
  });

  it('is every star for the solver', () => {
    const plan = defaultNights.rwPsA();
    assert.equal(starsOf(plan).length, 1 + plan.sequence.comps.length + fieldSky(plan).length);
  });

  it('is a configuration with the camera, the site and the field', () => {
    const config = configOf(defaultNights.rwPsA(), { data: '/d', starDatabase: '/s', aavsoUrl: 'http://127.0.0.1:9' });
    for (const line of [
      'data: "/d"',
      '    gain: 0.3125',
      'latitude: -31.27',
      'database: "/s", fov: 0.3667',
      'vsx: "http://127.0.0.1:9"',
      'submit: "https://aavso.invalid/submit/"',
    ]) {
      assert.ok(config.includes(line), line);
    }
  });

  it('never leads invented observations to the AAVSO', () => {
    const config = configOf(defaultNights.rwPsA());
    assert.match(
      config,
      /^aavso: \{ submit: "https:\/\/aavso\.invalid\/submit\/", login: "https:\/\/aavso\.invalid\/submit\/" \}$/m,
    );
  });
});
