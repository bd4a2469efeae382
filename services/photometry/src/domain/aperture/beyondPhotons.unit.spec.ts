import assert from 'node:assert/strict';
import { specify } from '@wombat/eventlog/testkit';
import { beyondPhotons } from './beyondPhotons.js';
import type { CompScatter } from './compScatter.js';

/** Comps of these photon errors that scatter by so much, over 100 steps. */
const comps = (photons: readonly number[], measured: (expected: number) => number): CompScatter[] =>
  photons.map((expected) => ({ expected, measured: measured(expected), steps: 100 }));
const PHOTONS = [0.002, 0.004, 0.006];

describe('what comps scatter beyond their photons', () => {
  const spec = specify((radii: readonly CompScatter[][], _: 'told') => beyondPhotons(radii));

  it('is nothing where they scatter as their photons, or by what chance adds', () => {
    for (const part of [0.95, 1, 1.1])
      spec
        .given(comps(PHOTONS, (expected) => part * expected))
        .when('told')
        .thenIs({ photonScale: 1, beyond: [0] });
  });

  it('is a variance common to all with the radius that has it, told best by the brightest', () =>
    spec
      .given(
        comps(PHOTONS, (expected) => Math.hypot(expected, 0.01)),
        comps(PHOTONS, (expected) => expected),
      )
      .when('told')
      .thenSatisfies(({ photonScale, beyond: [small = 0, large] }) => {
        assert.ok(Math.abs(small - 0.01) < 0.0002, `${small}`);
        assert.deepEqual([photonScale, large], [1, 0]);
      }));

  it('is told apart from errors that are all too large alike', () =>
    spec
      .given(
        comps(PHOTONS, (expected) => Math.hypot(expected / 8, 0.01)),
        comps(PHOTONS, (expected) => expected / 8),
      )
      .when('told')
      .thenSatisfies(({ photonScale, beyond: [small = 0, large] }) => {
        assert.ok(photonScale > 1 / 8 && photonScale < 0.15, `${photonScale}`);
        assert.ok(Math.abs(small - 0.01) < 0.0002 && large === 0, `${small} ${large}`);
      }));

  it('is nothing without comps', () => {
    spec
      .given([], [])
      .when('told')
      .thenIs({ photonScale: 1, beyond: [0, 0] });
  });
});
