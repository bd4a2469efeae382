import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sampleCurve, samplePoints } from '../testing/samples.js';
import { curveView } from './curveView.js';
import { changedChoice, filesInBox, markBeside, marksBetween, nearestMark } from './pointChoice.js';

const marksOf = (mags: number[]) =>
  curveView(sampleCurve({ target: samplePoints(mags) }), { axis: 'jd', bars: 'none' })?.sets[0]?.marks ?? [];
const nameOf = (mark: { point: { filename: string } } | null) => mark?.point.filename ?? null;

describe('pointing at marks', () => {
  const marks = marksOf([9, 9.1, 9.2, 9.3]);
  const at = (index: number) => marks[index] ?? { x: 0, y: 0 };

  it('finds the marks between two times as a search through all does', () => {
    const place = fc.double({ min: 0.25, max: 0.4, noNaN: true });
    fc.assert(
      fc.property(place, place, (a, b) => {
        const range = { min: Math.min(a, b), max: Math.max(a, b) };
        const all = marks.filter(({ x }) => x >= range.min && x <= range.max);
        assert.deepEqual(marksBetween(marks, range), all);
      }),
    );
  });

  it('takes the nearest in pixels, within reach', () => {
    const stretch = { x: 1000, y: 100 };
    assert.equal(nameOf(nearestMark(marks, { x: at(1).x + 0.002, y: 9.1 }, stretch, 28)), 'f1.fits');
    assert.equal(nearestMark(marks, { x: at(1).x, y: 12 }, stretch, 28), null);
    assert.equal(nearestMark([], { x: 0, y: 0 }, stretch, 28), null);
  });

  it('takes what lies in a box', () => {
    const box = { x: { min: at(1).x, max: at(3).x }, y: { min: 9.15, max: 9.4 } };
    assert.deepEqual(filesInBox(marks, box), ['f2.fits', 'f3.fits']);
  });

  it('adds, removes, or begins anew', () => {
    const chosen = new Set(['a', 'b']);
    assert.deepEqual([...changedChoice(chosen, ['c'], 'replace')], ['c']);
    assert.deepEqual([...changedChoice(chosen, ['b', 'c'], 'add')], ['a', 'b', 'c']);
    assert.deepEqual([...changedChoice(chosen, ['b'], 'remove')], ['a']);
  });

  it('goes from mark to mark, and stays at the ends', () => {
    assert.equal(nameOf(markBeside(marks, null, 1)), 'f0.fits');
    assert.equal(nameOf(markBeside(marks, null, -1)), 'f3.fits');
    assert.equal(nameOf(markBeside(marks, 'f1.fits', 1)), 'f2.fits');
    assert.equal(nameOf(markBeside(marks, 'f3.fits', 1)), 'f3.fits');
    assert.equal(markBeside([], null, 1), null);
  });
});
