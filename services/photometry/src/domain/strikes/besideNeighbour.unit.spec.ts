import assert from 'node:assert/strict';
import type { MeasuredFrame } from '../measurement/measurement.js';
import { simulatedFrameFacts } from '../testing/simulatedNight.js';
import { besideNeighbour } from './besideNeighbour.js';
import type { PlacedPart } from './foreignPart.js';

const FRAMES = 10;
const BESIDE = { part: 0.01, sigmas: 2 };

function frames(isTurned: (frame: number) => boolean = () => false): MeasuredFrame[] {
  return Array.from({ length: FRAMES }, (_, index) => ({
    frame: { ...simulatedFrameFacts(index), rotationDegrees: isTurned(index) ? -176 : 3 },
    radii: { starPixels: 3, skyInnerPixels: 6, skyOuterPixels: 7.5 },
    stars: new Map(),
  }));
}

const foreign = (x: number, y: number, beside: PlacedPart['beside'] = BESIDE): PlacedPart => ({
  ...{ part: 0.06, sigmas: 30, place: { x, y }, beside },
});

const sigmas = (parts: readonly PlacedPart[], of = frames()) => besideNeighbour(parts, of).map((part) => part?.sigmas);

const series = (part: (frame: number) => PlacedPart) => Array.from({ length: FRAMES }, (_, index) => part(index));

describe('besideNeighbour', () => {
  it('tells what there is beside the neighbour of a star that is foreign at one place on all frames', () => {
    assert.deepEqual(sigmas(series((frame) => foreign(2 + 0.05 * frame, 0.1))), Array(FRAMES).fill(2));
  });

  it('takes light elsewhere for none of the neighbour', () => {
    const told = sigmas(series((frame) => (frame === 4 ? foreign(-1, 1.5) : foreign(2, 0))));
    assert.deepEqual(told, [2, 2, 2, 2, 30, 2, 2, 2, 2, 2]);
  });

  it('finds the neighbour on the other side once the field has turned', () => {
    const turned = (frame: number) => frame >= 6;
    const parts = series((frame) => (turned(frame) ? foreign(-2, 0.5) : foreign(2, -0.5)));
    assert.deepEqual(sigmas(parts, frames(turned)), Array(FRAMES).fill(2));
  });

  it('leaves the light of a star as it is that is foreign on few frames, here and there, or in its core', () => {
    const few = (frame: number) => (frame < 4 ? foreign(2, 0) : { ...foreign(2, 0, undefined), place: undefined });
    const scattered = (frame: number) => foreign(3 * Math.cos(2.1 * frame), 3 * Math.sin(2.1 * frame));
    for (const part of [few, scattered, () => foreign(0.3, -0.2)])
      assert.deepEqual(sigmas(series(part)), Array(FRAMES).fill(30));
  });

  it('leaves out frames that do not tell, and of frames before such places were told it knows no neighbour', () => {
    assert.deepEqual(besideNeighbour(Array(FRAMES).fill(undefined), frames()), Array(FRAMES).fill(undefined));
    const before = { part: 0.06, sigmas: 30, place: undefined, beside: undefined };
    assert.deepEqual(sigmas(series(() => before)), Array(FRAMES).fill(30));
  });
});
