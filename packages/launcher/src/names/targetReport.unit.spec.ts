import assert from 'node:assert/strict';
import { catalog } from '@wombat/proto';
import { targetReport } from './targetReport.js';

const key = { targetName: 'field 7', night: '20260101', filter: 'V' };
const report = (facts: object) => targetReport(catalog.GetTargetResponse.fromJSON({ ...key, ...facts }));
const howTo = "To say who it is: ./wombat name 'field 7' NAME";

describe('what a running pipeline says of a folder', () => {
  it('is who it may be, where it waits for a name', () => {
    const offered = [
      { name: 'SS Cyg', raDegrees: 325.5, decDegrees: 43.5, separationDegrees: 0.05, rangeText: '7.7 V .. 12.4 V' },
    ];
    assert.deepEqual(report({ code: 'novsx', reason: 'VSX knows no star.', offered }), [
      'field 7 V 20260101 waits: VSX knows no star.',
      "  SS Cyg (3.0' from the middle, RA 325.5 Dec 43.5, type unknown, 7.7 V .. 12.4 V)",
      howTo,
    ]);
  });

  it('is who it is, and everybody who has said so', () => {
    const at = '2026-01-02T03:04:05.678Z';
    const aliases = [
      { name: 'SS Cyg', by: 'ABC', note: 'seen', at },
      { raDegrees: 1.5, decDegrees: -2, by: 'DEF', at },
    ];
    assert.deepEqual(report({ star: 'SS Cyg', foundBy: 'VSX as SS Cyg, named by ABC', aliases }), [
      'field 7 V 20260101: SS Cyg (VSX as SS Cyg, named by ABC)',
      '2026-01-02 03:04 UTC: ABC said SS Cyg, seen',
      '2026-01-02 03:04 UTC: DEF said RA 1.5 Dec -2',
      howTo,
    ]);
  });

  it('sends to wombat.yaml where that goes before, and says when nothing is known yet', () => {
    assert.deepEqual(report({ settledBy: 'wombat.yaml says so' }), [
      'field 7 V 20260101: nobody has been asked yet who it is',
      'wombat.yaml says so.',
    ]);
  });
});
