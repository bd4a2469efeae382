import assert from 'node:assert/strict';
import { simulatedFrameFacts } from '../testing/simulatedNight.js';
import { appliedTerm, missingTerm } from './colourTerms.js';
import type { FieldTransform } from './fieldTransform.js';

const transform: FieldTransform = {
  ...{ basis: 'B-V', coefficient: 0.1, coefficientError: 0.02, referenceColour: 0.8 },
  ...{ isKnown: false, secondOrder: 0, secondOrderError: 0, meanAirmass: 1.5 },
  ...{ colourRange: 0.8, colourSpread: 0.3, comps: [] },
  zeroPoints: { frames: [], comps: [], catalogueError: 0.01 },
};
const near = (value: number, expected: number) => assert.ok(Math.abs(value - expected) < 1e-12, `${value}`);

describe('appliedTerm', () => {
  it('books the error of k to the night by the mean colour, and to the point by how it differs from that', () => {
    const term = appliedTerm(transform, simulatedFrameFacts(0), { colour: { value: 0.5, error: 0.03 }, mean: 0.4 });
    near(term.term, -0.03);
    near(term.epochError, 0.003);
    near(term.changeError, 0.002);
    near(term.commonError, 0.008);
    assert.equal(term.untransformedReason, null);
  });

  it("books the error of k'' to the point by how far its airmass is from that of the night", () => {
    const frame = { ...simulatedFrameFacts(0), airmass: 2.5 };
    const colour = { value: 0.5, error: 0 };
    const term = appliedTerm({ ...transform, secondOrderError: 0.004 }, frame, { colour, mean: 0.5 });
    near(term.changeError, 0.004 * 1 * 0.3);
    near(term.commonError, 0.006);
  });
});

describe('appliedTerm of a colour measured with the photons of the magnitude', () => {
  it('is the closed form for one look in each of two filters', () => {
    const [kBlue, kRed, sBlue, sRed] = [0.25, -0.05, 0.01, 0.007];
    const slope = 1 - kBlue + kRed;
    const blue = { ...transform, coefficient: kBlue };
    const colour = { value: 0.5, error: sRed / slope, gain: 1 / slope };
    const term = appliedTerm(blue, simulatedFrameFacts(0), { colour, mean: 0.5 });
    near(
      Math.hypot(term.ownFactor * sBlue, term.epochError),
      Math.hypot(((1 + kRed) / slope) * sBlue, (kBlue / slope) * sRed),
    );
  });
});

describe('missingTerm', () => {
  const known = { coefficient: { value: 0.03, error: 0.04 }, referenceColour: { value: 0.8, error: 0 }, reason: 'why' };

  it('is as uncertain as coefficient and colours are', () => {
    const term = missingTerm({ ...known, colour: { value: 0.5, error: 0.4 } }, -0.2);
    near(term.commonError, 0.05 * 0.5);
    near(term.changeError, 0.05 * 0.2);
    assert.deepEqual([term.term, term.epochError, term.untransformedReason], [0, 0, 'why']);
  });

  it('is nothing for a star of the colour of the comparison stars', () => {
    assert.equal(missingTerm({ ...known, colour: { value: 0.8, error: 0 } }, 0).commonError, 0);
  });
});
