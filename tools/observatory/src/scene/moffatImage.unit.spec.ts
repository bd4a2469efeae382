import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MoffatImage } from './moffatImage.js';

function blank(size: number) {
  return { width: size, height: size, pixels: new Float32Array(size * size) };
}

describe('MoffatImage', () => {
  it('draws the whole flux, centred where asked, wherever in a pixel that is', () => {
    const moffat = new MoffatImage({ fwhmPixels: 2.2, beta: 3 });
    fc.assert(
      fc.property(
        fc.double({ min: 39, max: 41, noNaN: true }),
        fc.double({ min: 39, max: 41, noNaN: true }),
        (x, y) => {
          const image = blank(81);
          moffat.draw(image, { x, y }, 1e6);
          let [sum, sumX, sumY] = [0, 0, 0];
          image.pixels.forEach((value, i) => {
            sum += value;
            sumX += value * (i % 81);
            sumY += value * Math.floor(i / 81);
          });
          assert.ok(Math.abs(sum / 1e6 - 1) < 1e-5);
          assert.ok(Math.hypot(sumX / sum - x, sumY / sum - y) < 3e-3);
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  it('integrates the profile (Moffat 1969) over every pixel', () => {
    const [fwhmPixels, beta, x0, y0] = [2.5, 3, 80.3, 79.8];
    const alphaSquared = (fwhmPixels / 2) ** 2 / (2 ** (1 / beta) - 1);
    const image = blank(161);
    new MoffatImage({ fwhmPixels, beta }).draw(image, { x: x0, y: y0 }, 1);
    // The whole profile, of which what lies beyond 12 FWHM is cut off and put back in proportion.
    const density =
      (beta - 1) / (Math.PI * alphaSquared) / (1 - (1 + (12 * fwhmPixels) ** 2 / alphaSquared) ** (1 - beta));
    let wrong = 0;
    for (let y = 50; y < 110; y++) {
      for (let x = 50; x < 110; x++) {
        let mean = 0;
        for (let k = 0; k < 400; k++) {
          const [dx, dy] = [x - 0.475 + (k % 20) / 20 - x0, y - 0.475 + Math.floor(k / 20) / 20 - y0];
          mean += (density * (1 + (dx * dx + dy * dy) / alphaSquared) ** -beta) / 400;
        }
        wrong += Math.abs((image.pixels[y * 161 + x] ?? 0) - (Math.hypot(x - x0, y - y0) > 30 ? 0 : mean));
      }
    }
    assert.ok(wrong < 5e-4, String(wrong));
  });

  it('has the full width it was asked for', () => {
    const image = blank(101);
    new MoffatImage({ fwhmPixels: 12, beta: 3.5 }).draw(image, { x: 50, y: 50 }, 1);
    const at = (x: number) => (image.pixels[50 * 101 + x] ?? 0) / (image.pixels[50 * 101 + 50] ?? 1);
    assert.ok(Math.abs(at(56) - 0.5) < 0.01 && Math.abs(at(44) - 0.5) < 0.01);
  });

  it('loses only what falls outside the image', () => {
    const moffat = new MoffatImage({ fwhmPixels: 3, beta: 3 });
    const image = blank(40);
    moffat.draw(image, { x: -0.5, y: 20 }, 1000);
    const half = image.pixels.reduce((a, b) => a + b, 0);
    assert.ok(Math.abs(half - 500) < 10, String(half));
    moffat.draw(image, { x: -500, y: 20 }, 1000);
    assert.equal(
      image.pixels.reduce((a, b) => a + b, 0),
      half,
    );
  });
});
