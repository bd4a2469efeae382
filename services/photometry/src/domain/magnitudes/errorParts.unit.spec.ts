import assert from 'node:assert/strict';
import { toldParts } from './errorParts.js';

const own = { photon: 0.005, scintillation: 0.002, flat: 0.001, compScatter: 0.003, colour: 0, colourChange: 0 };
const parts = { ...own, flatCommon: 0.001, catalogue: 0.01, colourTerm: 0.02 };
const total = Math.hypot(...Object.values(parts));

describe('toldParts', () => {
  it('are told apart where the frame tells its noise, and add up to the same error', () => {
    const photonParts = { star: 0.003, sky: 0.0036, readNoise: 0.0008, darkCurrent: 0.0016 };
    const photon = Math.hypot(...Object.values(photonParts));
    const { star, ...rest } = photonParts;
    const told = toldParts({ ...parts, photon, photonParts, total });
    assert.deepEqual(told, { ...parts, photon: star, ...rest });
    const { darkCurrent: _, ...known } = told;
    assert.deepEqual(toldParts({ ...parts, photonParts: { ...photonParts, darkCurrent: null }, total }), known);
  });

  it('have the photons of star and sky and the camera together where it does not', () => {
    assert.deepEqual(toldParts({ ...parts, photonParts: null, total }), parts);
    assert.ok(Math.abs(Math.hypot(...Object.values(parts)) - total) < 1e-15);
  });
});
