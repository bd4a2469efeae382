import assert from 'node:assert/strict';
import { specify } from '@wombat/eventlog/testkit';
import { FrameMeasured } from '@wombat/proto';
import fc from 'fast-check';
import { flagNames, isMeasured } from '../domain/index.js';
import { candidatesOf, frameLabels, measuredFrame, starsToMeasure } from './measuredFrames.js';
import { type SampleComp, sampleSeries, sampleSolved } from './testing/sampleSeries.js';

describe('frameLabels', () => {
  const spec = specify((places: readonly string[], _: 'labelled') => [
    ...frameLabels(places.map((below) => sampleSolved(below))).values(),
  ]);

  it('are file names where those tell frames apart', () => {
    spec.given('V/a.fits', 'b.fits', 'late/c.fits').when('labelled').thenIs(['a.fits', 'b.fits', 'c.fits']);
    spec.given().when('labelled').thenIs([]);
  });

  it('have the folder with them, all of them, where two files share a name', () => {
    spec.given('1/a.fits', '2/a.fits', 'b.fits').when('labelled').thenIs(['1/a.fits', '2/a.fits', 'b.fits']);
  });

  it('never name two frames alike', () => {
    const place = fc
      .array(fc.constantFrom('a', 'b', '1', '2'), { minLength: 1, maxLength: 3 })
      .map((all) => all.join('/'));
    fc.assert(
      fc.property(fc.uniqueArray(place), (places) => {
        const frames = places.map((below) => sampleSolved(below));
        const labels = frameLabels(frames);
        assert.deepEqual(
          [...labels.keys()],
          frames.map(({ path }) => path),
        );
        assert.equal(new Set(labels.values()).size, frames.length);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe('measuredFrame', () => {
  const frame = sampleSolved('a.fits', { exposureSeconds: 30, ccdTemperatureCelsius: -10 });
  const star = { starId: 'target', x: 10.5, y: 20.25, net: 1000, error: 20, snr: 50, flags: 1 };
  const fact = (stars: readonly object[]) =>
    FrameMeasured.fromJSON({
      path: frame.path,
      radii: { starPixels: 8, skyInnerPixels: 16, skyOuterPixels: 32 },
      jdUtcStart: 2460311,
      jdUtcMid: 2460311.1,
      hjdUtc: 2460311.2,
      bjdTdb: 2460311.3,
      airmass: 1.2,
      altitudeDegrees: 56,
      stars,
    });

  it('brings times, radii and the facts of the frame together', () => {
    const { frame: facts, radii } = measuredFrame(frame, fact([star]), 'label', 0);
    assert.deepEqual(facts, {
      filename: 'label',
      sha256: 'sha of a.fits',
      jdUtcStart: 2460311,
      jdUtcMid: 2460311.1,
      hjdUtc: 2460311.2,
      bjdTdb: 2460311.3,
      airmass: 1.2,
      altitudeDegrees: 56,
      rotationDegrees: 0,
      ccdTemperatureCelsius: -10,
      exposureSeconds: 30,
      gain: 1,
      height: 768,
      width: 1024,
    });
    assert.deepEqual(radii, { starPixels: 8, skyInnerPixels: 16, skyOuterPixels: 32 });
  });

  it('knows the noise of a pixel where the measurement tells it, and what is not known of it', () => {
    const noiseOf = (own: Partial<FrameMeasured>) =>
      measuredFrame(frame, { ...fact([star]), ...own }, 'label', 0).frame.noise;
    assert.deepEqual(noiseOf({ readNoise: 8, darkElectrons: 2.5 }), { read: 8, dark: 2.5 });
    assert.deepEqual(noiseOf({ readNoise: 8 }), { read: 8, dark: null });
    assert.equal(noiseOf({}), undefined);
  });

  it('knows what the radius of the series was multiplied by', () => {
    assert.equal(measuredFrame(frame, { ...fact([star]), radiusScale: 0.8 }, 'label', 0).radiusScale, 0.8);
    assert.equal('radiusScale' in measuredFrame(frame, fact([star]), 'label', 0), false);
  });

  it('has no number for what is not there: no temperature, no width, no star', () => {
    const bare = sampleSolved('b.fits');
    const { frame: facts, stars } = measuredFrame(bare, fact([star, { starId: 'off', offFrame: true }]), 'b', 0);
    assert.equal(facts.ccdTemperatureCelsius, null);
    assert.ok(isMeasured(stars.get('target')));
    assert.equal(stars.get('target')?.x, 10.5);
    assert.ok(Number.isNaN(stars.get('target')?.fwhmPixels));
    assert.ok(!isMeasured(stars.get('off')));
    assert.ok(Number.isNaN(stars.get('off')?.net));
  });

  it("adds the frame's flags to those of every star", () => {
    const cloudy = 1 << 10;
    const { stars } = measuredFrame(frame, fact([star, { starId: '000-A' }]), 'a', cloudy);
    assert.deepEqual(flagNames(stars.get('target')?.flags ?? 0), ['saturated', 'frameCloudy']);
    assert.deepEqual(flagNames(stars.get('000-A')?.flags ?? 0), ['frameCloudy']);
  });

  it('does not go on with a measurement without radii', () => {
    assert.throws(() => measuredFrame(frame, FrameMeasured.fromJSON({}), 'a', 0), /a\.fits has no radii/);
  });
});

describe('candidatesOf and starsToMeasure', () => {
  const ranked: SampleComp = { auid: '000-A', rank: 1, mag: 9.9, magError: 0.02 };
  const candidates = specify((comps: readonly SampleComp[], _: 'candidates') =>
    candidatesOf(sampleSeries(comps)).map(({ auid, mag, magError, rank }) => ({ auid, mag, magError, rank })),
  );

  it('are the comps that were ranked and have a magnitude', () => {
    candidates
      .given(
        ranked,
        { auid: '000-B', rank: 0, mag: 10 },
        { auid: '000-C', rank: 2 },
        { auid: '000-D', rank: 3, mag: 0 },
      )
      .when('candidates')
      .thenIs([
        { auid: '000-A', mag: 9.9, magError: 0.02, rank: 1 },
        { auid: '000-D', mag: 0, magError: null, rank: 3 },
      ]);
  });

  it('are measured after the target', () => {
    assert.deepEqual(starsToMeasure(sampleSeries([ranked, { auid: '000-B', rank: 0, mag: 10 }])), [
      { starId: 'target', raDegrees: 325.678, decDegrees: 43.586 },
      { starId: '000-A', raDegrees: 325.8, decDegrees: 43.7 },
    ]);
  });
});
