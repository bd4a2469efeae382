import assert from 'node:assert/strict';
import { event, specifyProjection } from '@wombat/eventlog/testkit';
import { failedMastersOf } from '@wombat/service-kit/ledger';
import { nightMasters } from './nightMasters.js';

const { given } = specifyProjection(nightMasters);
const [master = assert.fail('no master')] = event('MastersBuilt').payload.masters;
const bias = { ...master, calType: 'bias', filter: '', state: 'failed', reason: 'no worker brought it back' } as const;
const flat = { ...bias, calType: 'flat', filter: 'V', reason: 'of two sizes' } as const;
const skipped = { ...flat, state: 'skipped' } as const;
const at = (scan: number, ...masters: (typeof master)[]) =>
  event('MastersBuilt', { night: '20240101', scan, masters }, { id: `scan ${scan}` });
const failed = [
  { calType: 'bias', filter: '', reason: 'no worker brought it back' },
  { calType: 'flat', filter: 'V', reason: 'of two sizes' },
];
const row = (scan: number, masters: object[]) => [{ night: '20240101', scan, failed: JSON.stringify(masters) }];

describe('masters that could not be made', () => {
  it('are known by night, and nothing is of those that were made or had too few frames', async () => {
    await given(at(1, bias, flat, { ...bias, state: 'built' }, skipped)).thenRows({ night_masters: row(1, failed) });
    await given(at(1, skipped)).thenRows({ night_masters: row(1, []) });
  });

  it('are those of the newest scan', async () => {
    await given(at(1, bias), at(2, skipped)).thenRows({ night_masters: row(2, []) });
    await given(at(2, flat)).thenUnchangedBy(at(1, bias));
  });

  it('are told of the series that would have taken them', () => {
    const told = failedMastersOf([{ night: '20240101', failed: JSON.stringify(failed) }]);
    const ofBias = 'no master bias: no worker brought it back';
    assert.deepEqual(
      ['V', 'B'].map((filter) => told({ date: '20240101', filter })),
      [`${ofBias}; no master flat: of two sizes`, ofBias],
    );
    assert.equal(told({ date: '20240102', filter: 'V' }), undefined);
  });
});
