import assert from 'node:assert/strict';
import { specify } from '@wombat/eventlog/testkit';
import type { PhotometryDone } from '@wombat/proto';
import type { Candidate } from '../domain/index.js';
import { rolesOf } from './rolesOf.js';
import { sampleDone } from './testing/sampleSeries.js';

const comp = (auid: string): Candidate => ({
  auid,
  label: '99',
  raDegrees: 325.8,
  decDegrees: 43.7,
  mag: 9.9,
  magError: 0.02,
  rank: 1,
});
const [check, first, second] = [comp('000-A'), comp('000-B'), comp('000-C')];
const roles = { T1: 'target', T2: '000-A', C3: '000-B', C4: '000-C' };

describe('rolesOf', () => {
  const spec = specify((candidates: readonly Candidate[], done: PhotometryDone) => rolesOf(done, candidates));

  it('brings an ensemble back: check star and comps in their order', () => {
    spec
      .given(second, check, first)
      .when(sampleDone(roles))
      .thenIs({
        mode: 'ensemble',
        check,
        comps: [
          { role: 'C3', candidate: first },
          { role: 'C4', candidate: second },
        ],
        reportComp: null,
      });
  });

  it('brings a single comp back with the star the report names', () => {
    const comps = [{ role: 'C3' as const, candidate: first }];
    spec
      .given(check, first)
      .when(sampleDone({ T1: 'target', T2: '000-A', C3: '000-B' }, { mode: 'single', reportComp: '000-B' }))
      .thenIs({ mode: 'single', check, comps, reportComp: comps[0] ?? null });
  });

  it('knows a series without a check star', () => {
    spec
      .given(first)
      .when(sampleDone({ T1: 'target', C2: '000-B' }, { mode: 'singleNoCheck', reportComp: '000-B' }))
      .thenSatisfies((found) => {
        assert.equal(found.check, null);
        assert.equal(found.reportComp?.candidate, first);
      });
  });

  it('does not go on with a log that contradicts itself', () => {
    assert.throws(() => rolesOf(sampleDone(roles), [check, first]), /000-C has a role but is no candidate/);
  });
});
