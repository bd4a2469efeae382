import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import type { Image } from './image.js';
import { withoutHoles } from './withoutHoles.js';

const [width, height] = [80, 60];

/** A frame of a sky with noise, with holes of 0 where told. */
function frame(sky: number, noise: number, isHole: (x: number, y: number) => boolean = () => false): Image {
  const normal = seededNormal(3);
  const pixels = Float32Array.from({ length: width * height }, (_, i) =>
    isHole(i % width, Math.floor(i / width)) ? 0 : Math.round(sky + noise * normal()),
  );
  return { width, height, pixels };
}

const calibrated = frame(500, 12);
const nanAt = ({ pixels }: Image) => [...pixels.keys()].filter((i) => Number.isNaN(pixels[i]));

describe('an image without the holes of its raw frame', () => {
  it('is the image itself where there are none, or where 0 is a value its sky takes', () => {
    assert.equal(withoutHoles(calibrated, frame(1000, 12)), calibrated);
    const dim = frame(8, 3);
    assert.ok(dim.pixels.includes(0));
    assert.equal(withoutHoles(calibrated, dim), calibrated);
    const even = frame(0, 5);
    assert.equal(withoutHoles(calibrated, even), calibrated);
  });

  it('has no value in a border, a column or a single pixel of 0, and is as it was elsewhere', () => {
    const holes = [
      (x: number) => x < 30,
      (x: number) => x === 41,
      (x: number, y: number) => x === 10 && y === 7,
      (_: number, y: number) => y > 5,
    ];
    for (const isHole of holes) {
      const cut = withoutHoles(calibrated, frame(1000, 12, isHole));
      const expected = [...calibrated.pixels.keys()].filter((i) => isHole(i % width, Math.floor(i / width)));
      assert.deepEqual(nanAt(cut), expected);
      const elsewhere = (_: number, i: number) => !Number.isNaN(cut.pixels[i]);
      assert.deepEqual(cut.pixels.filter(elsewhere), calibrated.pixels.filter(elsewhere));
    }
    assert.deepEqual(nanAt(calibrated), []);
  });

  it('is the image itself where the raw frame is of another size', () => {
    const raw = { width: 1, height: 2, pixels: Float32Array.of(0, 1000) };
    assert.equal(withoutHoles(calibrated, raw), calibrated);
  });
});
