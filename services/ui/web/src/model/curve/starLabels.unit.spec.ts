import assert from 'node:assert/strict';
import { withLabels } from './starLabels.js';

describe('stars in a sentence', () => {
  const comps = [
    { auid: '000-BCG-990', label: '82' },
    { auid: '000-BMS-017', label: '' },
  ];

  it('are named by the label of the chart and by AUID', () => {
    assert.equal(
      withLabels('By the other comps 000-BCG-990 is 8.213.', comps),
      'By the other comps 82 (000-BCG-990) is 8.213.',
    );
  });

  it('keep the AUID alone where the chart has no label, or nothing is told of comps', () => {
    assert.equal(withLabels('000-BMS-017 and 000-AAA-111', comps), '000-BMS-017 and 000-AAA-111');
    assert.equal(withLabels('000-BCG-990'), '000-BCG-990');
  });
});
