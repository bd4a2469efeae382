import assert from 'node:assert/strict';
import fc from 'fast-check';
import { turnedPixels, turnedPlace, turnedSize, turnedWay, turnOf } from './turn.js';

const RIGHT = { x: 1, y: 0 };
const LEFT = { x: -1, y: 0 };
const UP = { x: 0, y: -1 };
const DOWN = { x: 0, y: 1 };

describe('how a field is laid down', () => {
  it('leaves a frame as it is that has north up and east to the left, and mirrors one that has east to the right', () => {
    assert.deepEqual(turnOf(UP, LEFT), { isExchanged: false, isXReversed: false, isYReversed: false });
    assert.deepEqual(turnOf(UP, RIGHT), { isExchanged: false, isXReversed: true, isYReversed: false });
    assert.deepEqual(turnOf(DOWN, LEFT), { isExchanged: false, isXReversed: false, isYReversed: true });
  });

  it('brings north up and east to the left within 45 degrees, whatever the frame', () =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }), fc.boolean(), (angle, isMirrored) => {
        const north = { x: Math.cos(angle), y: Math.sin(angle) };
        const side = isMirrored ? -1 : 1;
        const east = { x: side * north.y, y: -side * north.x };
        const turn = turnOf(north, east);
        assert.ok(turnedWay(turn, north).y <= -Math.SQRT1_2 + 1e-9);
        assert.ok(turnedWay(turn, east).x <= -Math.SQRT1_2 + 1e-9);
      }),
    ));

  it('takes every pixel where it takes its place', () => {
    const size = { width: 3, height: 2 };
    const pixels = Uint8Array.of(1, 2, 3, 4, 5, 6);
    for (const north of [UP, DOWN, LEFT, RIGHT])
      for (const east of [UP, DOWN, LEFT, RIGHT].filter(({ x, y }) => x * north.x + y * north.y === 0)) {
        const turn = turnOf(north, east);
        const { width, height } = turnedSize(turn, size);
        const turned = turnedPixels(turn, size, pixels);
        assert.equal(width * height, 6);
        for (let at = 0; at < pixels.length; at++) {
          const { x, y } = turnedPlace(turn, size, { x: at % 3, y: Math.floor(at / 3) });
          assert.equal(turned[y * width + x], pixels[at]);
        }
      }
  });
});
