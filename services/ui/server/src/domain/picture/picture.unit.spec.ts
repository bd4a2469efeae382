import assert from 'node:assert/strict';
import { photometry } from '@wombat/proto';
import fc from 'fast-check';
import { asinhStretch } from './asinhStretch.js';
import { cutOut, placeOnPicture } from './cutOut.js';
import { frameAnswer } from './frameAnswer.js';
import { levelStretch } from './levelStretch.js';

const FRAME = { width: 1000, height: 600 };
const about = (x: number, y: number, size = 256) => cutOut(FRAME, { centre: 'T1', size }, { x, y });

describe('cutOut', () => {
  it('shows a star in the middle, pixel for pixel', () => {
    const shown = about(500.3, 300.2);
    assert.deepEqual(shown, { x: 372, y: 172, width: 256, height: 256, shrink: 1 });
    assert.deepEqual(placeOnPicture(shown, { x: 500, y: 300 }), { x: 128, y: 128 });
  });

  it('lies on the frame wherever the star is, and shows it', () =>
    fc.assert(
      fc.property(
        fc.record({ width: fc.integer({ min: 1, max: 3000 }), height: fc.integer({ min: 1, max: 3000 }) }),
        fc.record({ x: fc.double({ min: 0, max: 1, noNaN: true }), y: fc.double({ min: 0, max: 1, noNaN: true }) }),
        fc.integer({ min: 64, max: 1024 }),
        (frame, part, size) => {
          const star = { x: part.x * (frame.width - 1), y: part.y * (frame.height - 1) };
          const { x, y, width, height } = cutOut(frame, { centre: 'T1', size }, star);
          assert.ok(x >= 0 && y >= 0 && x + width <= frame.width && y + height <= frame.height);
          assert.ok(width >= 1 && height >= 1 && width <= size && height <= size);
          assert.ok(star.x >= x - 0.5 && star.x <= x + width - 0.5 && star.y >= y - 0.5 && star.y <= y + height - 0.5);
        },
      ),
    ));

  it('shows all of a frame shrunk to its longer side, and a frame that is small as it is', () => {
    const shown = cutOut(FRAME, { centre: 'frame', size: 256 }, { x: 1, y: 1 });
    assert.deepEqual(shown, { x: 0, y: 0, width: 250, height: 150, shrink: 4 });
    assert.deepEqual(placeOnPicture(shown, { x: 1.5, y: 5.5 }), { x: 0, y: 1 });
    assert.equal(cutOut({ width: 10, height: 8 }, { centre: 'frame', size: 256 }, null).shrink, 1);
    assert.equal(cutOut(FRAME, { centre: 'T1', size: 256 }, null).shrink, 4);
  });
});

describe('levelStretch', () => {
  it('spreads what a master has over all greys, whatever a few hot pixels say', () => {
    const flat = Float32Array.from({ length: 2_000 }, (_, at) => 20_000 + at);
    flat[7] = 65_535;
    flat[8] = Number.NaN;
    const grey = levelStretch(flat);
    assert.deepEqual([grey[0], grey[7], grey[8], grey[1_999]], [0, 255, 0, 255]);
    const middle = grey[1_000] ?? 0;
    assert.ok(middle > 120 && middle < 135, `${middle}`);
    assert.deepEqual(new Set(levelStretch(new Float32Array(16).fill(7))), new Set([127]));
  });
});

describe('asinhStretch', () => {
  it('keeps the sky dark, brightens with the counts, and stays within grey values', () => {
    const sky = Array.from({ length: 10_000 }, (_, at) => 100 + 5 * Math.sin(at * at));
    const grey = asinhStretch(Float32Array.from([...sky, 150, 400, 5_000, 60_000, 60_001, Number.NaN]));
    const [faint = 0, middle = 0, bright = 0, white = 0, whiter = 0, nothing] = grey.slice(10_000);
    assert.ok(
      grey.slice(0, 10_000).every((value) => value < 90),
      'the sky is dark',
    );
    assert.ok(
      faint > 90 && faint <= middle && middle <= bright && bright <= white,
      `${[faint, middle, bright, white]}`,
    );
    assert.deepEqual([white, whiter, nothing], [255, 255, 0]);
  });

  it('makes a picture of a frame that is all the same, or holds nothing', () => {
    assert.equal(new Set(asinhStretch(new Float32Array(16).fill(7))).size, 1);
    assert.deepEqual([...asinhStretch(new Float32Array(4).fill(Number.NaN))], [0, 0, 0, 0]);
  });
});

describe('frameAnswer', () => {
  const frame = photometry.GetFrameResponse.fromJSON({
    ...{ filename: 'a.fits', productPath: 'p.fits', ...FRAME, jdUtcMid: 2_460_964.5, exposureSeconds: 30 },
    radii: { starPixels: 5, skyInnerPixels: 10, skyOuterPixels: 16 },
    stars: [
      { role: 'T1', x: 500, y: 300, fwhmPixels: 3.21 },
      { role: 'T2', x: 380, y: 172 },
      { role: 'C3', x: 900, y: 300 },
    ],
  });

  it('has the stars in sight, in pixels of the picture', () => {
    const { stars, radii, scale, width } = frameAnswer(frame, about(500, 300));
    assert.deepEqual(
      stars.map(({ id, x, y }) => [id, x, y]),
      [
        ['T1', 128, 128],
        ['T2', 8, 0],
      ],
    );
    assert.deepEqual([radii, scale, width], [{ aperture: 5, inner: 10, outer: 16 }, 1, 256]);
  });

  it('shrinks apertures with the frame', () => {
    const { stars, radii } = frameAnswer(frame, cutOut(FRAME, { centre: 'frame', size: 256 }, null));
    assert.deepEqual([stars.length, radii], [3, { aperture: 1.25, inner: 2.5, outer: 4 }]);
  });

  it('says in words what is wrong with which star, one off the picture too', () => {
    const cloudy = ['frameCloudy'];
    const stars = frame.stars.map((star) => ({
      ...star,
      flags: star.role === 'C3' ? ['cosmicRay', ...cloudy] : cloudy,
    }));
    const flagTexts = { cosmicRay: { short: 'COSMIC', long: 'A cosmic ray.' } };
    const { flags } = frameAnswer({ ...frame, stars, flagTexts }, about(500, 300));
    assert.deepEqual(flags, [
      { short: 'frameCloudy', long: 'frameCloudy', stars: ['T1', 'T2', 'C3'] },
      { short: 'COSMIC', long: 'A cosmic ray.', stars: ['C3'] },
    ]);
    assert.deepEqual(frameAnswer(frame, about(500, 300)).flags, []);
  });

  it('says what is known of the frame, and no more', () => {
    const { facts } = frameAnswer(frame, about(500, 300));
    assert.deepEqual(
      facts.map(({ name, value }) => `${name}: ${value}`),
      [
        ...['Frame: a.fits, 1000 × 600 pixels', 'Middle: 2025-10-16 00:00:00 UTC', 'Exposure: 30.0 s'],
        ...['Aperture: 5.0, 10.0, 16.0 pixels', 'FWHM of T1: 3.2 pixels'],
      ],
    );
  });
});
