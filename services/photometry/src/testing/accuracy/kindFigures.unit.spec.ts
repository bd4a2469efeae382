import assert from 'node:assert/strict';
import { kindFigures } from './kindFigures.js';
import { NIGHT_KINDS, type NightKind } from './nightKind.js';

const NIGHTS = 12;

function kindOf(name: string): NightKind {
  const kind = NIGHT_KINDS.find((one) => one.name === name);
  assert.ok(kind, name);
  return kind;
}

describe('simulated nights of a kind', () => {
  it('give the truth back where the sequence is exact: every frame, transformed', () => {
    for (const { band, target, check, transformedPart, reportedPart } of kindFigures(
      kindOf('exact, stated 0.001'),
      NIGHTS,
    )) {
      assert.equal(transformedPart, 1, band);
      assert.equal(reportedPart, 1, band);
      assert.ok(Math.abs(target.meanOffset) < 0.002, `${band}: T1 is ${target.meanOffset} off`);
      assert.ok(check !== null && Math.abs(check.meanOffset) < 0.002, `${band}: T2 is ${check?.meanOffset} off`);
      assert.ok(check.pull > 0.85 && check.pull < 1.15, `${band}: pulls of T2 are ${check.pull}`);
    }
  });

  it('are off by the colour term that cannot be told from one filter', () => {
    const [alone] = kindFigures(kindOf('exact, CV'), NIGHTS);
    assert.equal(alone?.transformedPart, 0);
    assert.ok(alone.target.meanOffset < -0.03 && alone.target.meanOffset > -0.07, `${alone.target.meanOffset}`);
  });

  it('scatter by what the sequence has in error', () => {
    const [exact, wrong] = ['exact, stated 0.001', 'errors 0.03, constant colour'].map(
      (name) => kindFigures(kindOf(name), NIGHTS)[0]?.target.offsetScatter ?? Number.NaN,
    );
    assert.ok(exact !== undefined && wrong !== undefined && wrong > 3 * exact, `${exact} and ${wrong}`);
  });

  it('are transformed every night where the coefficients are known, be the sequence wrong and short', () => {
    for (const { band, target, transformedPart } of kindFigures(kindOf('errors 0.03, 4 comps, k known'), 40)) {
      assert.equal(transformedPart, 1, band);
      assert.ok(target.chiSquare > 0.5 && target.chiSquare < 1.5, `${band}: chi2/n is ${target.chiSquare}`);
    }
  });

  it('state errors that hold the colour term where it is not known', () => {
    for (const name of ['exact, CV', 'errors 0.03, V alone', 'errors 0.03, B alone', 'errors 0.03, comps alike']) {
      for (const { band, target } of kindFigures(kindOf(name), NIGHTS)) {
        const { chiSquare, pull } = target;
        assert.ok(chiSquare > 0.5 && chiSquare < 1.5, `${name} ${band}: chi2 of the nights is ${chiSquare}`);
        assert.ok(pull > 0.85 && pull < 1.15, `${name} ${band}: pulls are ${pull}`);
      }
    }
  });
});
