import assert from 'node:assert/strict';
import type { LightCurve } from '../../../../server/src/domain/contract.js';
import { curveFacts } from './curveFacts.js';

const curve: LightCurve = {
  revision: 1,
  star: 'XZ Cyg',
  band: 'V',
  checkId: '000-BMS-017',
  checkCatalogueMag: 10.935,
  target: [true, true, false].map((reported) => ({
    filename: '',
    jdUtc: 1,
    mag: 9,
    magError: 0,
    flags: [],
    reported,
    reason: '',
  })),
  check: [],
  method: 'field',
  transformed: true,
  reason: '',
  mode: 'ensemble',
  chartId: 'X37313LN',
  reportPath: '',
  tablePath: '',
  gate: [],
  warnings: [],
  radii: '',
};
const fact = (name: string, over: Partial<LightCurve> = {}) =>
  curveFacts({ ...curve, ...over }).find((each) => each.name === name)?.value;

describe('curveFacts', () => {
  it('says how the magnitudes came about', () => {
    assert.equal(fact('Points'), '2 reported, 1 left out');
    assert.equal(fact('Transformed'), 'yes, to standard V');
    assert.equal(
      fact('Method'),
      'ensemble of comparison stars; a zero point for each frame and one colour term for the night',
    );
    assert.equal(fact('Check star (T2)'), '000-BMS-017, catalogue V 10.935');
    assert.equal(fact('Apertures'), undefined);
  });

  it('says what is missing and why', () => {
    const none = fact('Transformed', { transformed: false, reason: 'no colour of the target' });
    assert.equal(none, 'no: no colour of the target');
    assert.match(fact('Check star (T2)', { checkId: '' }) ?? '', /^none: nothing tells/);
    assert.match(fact('Check star (T2)', { checkCatalogueMag: undefined }) ?? '', /no catalogue value$/);
    assert.equal(fact('Chart', { chartId: '' }), 'none');
  });
});
