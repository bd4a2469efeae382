import assert from 'node:assert/strict';
import { specify } from '@wombat/eventlog/testkit';
import type { FrameProfiled } from '@wombat/proto';
import { refuse } from '@wombat/result';
import { sampleProfile, sampleSolved } from '../../projection/testing/sampleSeries.js';
import { type Aperture, chooseAperture } from './aperture.js';

type Profiled = Parameters<typeof chooseAperture>[0][number];

function profiled(name: string, change: Partial<FrameProfiled> = {}): Profiled {
  const frame = sampleSolved(name);
  return { frame, profile: sampleProfile(frame.path, change) };
}

const failed = (name: string) =>
  profiled(name, { ok: false, reason: 'no star is bright enough', fwhmPixels: undefined, starsDetected: 0 });

const growth = [4, 6, 8, 10, 12].map((radiusPixels, index) => ({
  radiusPixels,
  fraction: [0.7, 0.9, 0.96, 0.985, 1][index] ?? 1,
  snr: [100, 110, 105, 100, 90][index] ?? 0,
}));

function chosen(aperture: ReturnType<typeof chooseAperture>): Aperture {
  assert.ok(aperture.ok, aperture.ok ? '' : aperture.fault.message);
  return aperture.value;
}

describe('chooseAperture', () => {
  const spec = specify(chooseAperture);

  it('is badpsf in words where no frame has a profile', () => {
    const says = (message: string) => refuse({ code: 'badpsf', message });
    spec
      .given(failed('a.fits'), failed('b.fits'))
      .when('auto')
      .thenIs(
        says(
          'No usable star profile on any of 2 frames; the first, 2024-01-01/Light/SS Cyg/a.fits: no star is bright enough.',
        ),
      );
    spec.given().when('auto').thenIs(says('There is no frame to fit a star profile on.'));
  });

  it('holds a profile without a width for none', () => {
    spec
      .given(profiled('a.fits', { fwhmPixels: undefined, reason: 'no fit' }))
      .when('auto')
      .thenSatisfies((aperture) => assert.ok(!aperture.ok && aperture.fault.message.includes('no fit')));
  });

  it('takes the radii as configured, on the first good frame', () => {
    spec
      .given(failed('a.fits'), profiled('b.fits', { growth }), profiled('c.fits'))
      .when([8, 16, 32])
      .thenSatisfies((aperture) => {
        const { radii, reason, reference } = chosen(aperture);
        assert.deepEqual(radii, { starPixels: 8, skyInnerPixels: 16, skyOuterPixels: 32 });
        assert.equal(reason, 'as configured');
        assert.equal(reference.filename, '2024-01-01/Light/SS Cyg/b.fits');
        assert.match(reference.passedOver ?? '', /a\.fits passed over \(no star is bright enough\)/);
      });
  });

  it('chooses them by the growth curve of the reference frame', () => {
    spec
      .given(profiled('a.fits', { growth }), profiled('b.fits', { growth: [] }))
      .when('auto')
      .thenSatisfies((aperture) => {
        const { radii, reason } = chosen(aperture);
        assert.deepEqual(radii, { starPixels: 10, skyInnerPixels: 20, skyOuterPixels: 40 });
        assert.match(reason, /^star radius 10\.0 px: holds 99 % of the light/);
      });
  });

  it('widens the curve for a night whose seeing is worse than that of the reference frame', () => {
    const night = [4, 5, 5, 5, 5].map((fwhmPixels, index) => profiled(`${index}.fits`, { growth, fwhmPixels }));
    spec
      .given(...night)
      .when('auto')
      .thenSatisfies((aperture) => {
        const { radii, reference } = chosen(aperture);
        assert.equal(reference.fwhm80Pixels, 5);
        assert.equal(radii.starPixels, 12.5);
      });
  });

  it('scales its ladder to each frame where that is asked for, and not where the radii are set', () => {
    const night = [4, 5, 5, 5, 5].map((fwhmPixels, index) => profiled(`${index}.fits`, { growth, fwhmPixels }));
    const scalesOf = (...[configured, followFwhm]: [Parameters<typeof chooseAperture>[1], boolean]) => [
      ...chosen(chooseAperture(night, configured, followFwhm)).scales.values(),
    ];
    assert.deepEqual(scalesOf('auto', true), [0.8, 1, 1, 1, 1]);
    assert.deepEqual(scalesOf('auto', false), []);
    assert.deepEqual(scalesOf([8, 16, 32], true), []);
  });

  it('falls back on the width of the stars where there is no curve', () => {
    spec
      .given(profiled('a.fits'))
      .when('auto')
      .thenSatisfies((aperture) => assert.equal(chosen(aperture).radii.starPixels, 6));
  });

  it('does not set itself on a trailed frame, and flags it', () => {
    spec
      .given(profiled('a.fits', { ellipticity: 0.5 }), ...['b', 'c', 'd'].map((name) => profiled(`${name}.fits`)))
      .when('auto')
      .thenSatisfies((aperture) => {
        const { reference } = chosen(aperture);
        assert.equal(reference.filename, '2024-01-01/Light/SS Cyg/b.fits');
        assert.match(reference.passedOver ?? '', /trailed \(elongation 2\.00\)/);
        assert.deepEqual([...reference.frameFlags.keys()], ['2024-01-01/Light/SS Cyg/a.fits']);
      });
  });
});
