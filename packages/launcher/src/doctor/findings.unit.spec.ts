import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { configSchema } from '@wombat/service-kit/config';
import { findingLines } from './finding.js';
import { leapSecondFinding } from './leapSecondFinding.js';
import { observerFindings } from './observerFindings.js';
import { clockFinding, diskFinding } from './placeFindings.js';
import { nodeFinding } from './programFindings.js';

describe('the doctor', () => {
  it('faults an old Node', () => {
    assert.equal(nodeFinding('20.20.2').verdict, 'FAULT');
    assert.equal(nodeFinding('22.0.0').verdict, 'ok');
  });

  it('warns of scarce and faults full disks', () => {
    assert.deepEqual(
      [0.5e9, 5e9, 50e9].map((bytes) => diskFinding(bytes).verdict),
      ['FAULT', 'warn', 'ok'],
    );
  });

  it('faults a clock that stands before the program was built', () => {
    const built = new Date('2026-03-01T00:00:00Z');
    assert.equal(clockFinding(new Date('2026-03-02T00:00:00Z'), built).verdict, 'ok');
    assert.equal(clockFinding(new Date('1970-01-01T00:00:00Z'), built).verdict, 'FAULT');
  });

  it('warns when the table of leap seconds has ended', () => {
    const table = { expires: '2027-06-28', source: 'IERS' };
    assert.equal(leapSecondFinding(new Date('2027-06-27T23:00:00Z'), table).verdict, 'ok');
    const over = leapSecondFinding(new Date('2027-06-28T00:00:00Z'), table);
    assert.equal(over.verdict, 'warn');
    assert.match(over.text, /2027-06-28.*newer wombatpipeline/);
  });

  it('warns of a site and an observer that are not set', () => {
    assert.deepEqual(
      observerFindings(configSchema.parse({})).map(({ verdict }) => verdict),
      ['warn', 'warn'],
    );
    const site = { latitude: -31.27, longitude: 149.06 };
    assert.deepEqual(
      observerFindings(configSchema.parse({ site, observer: { code: 'ABC' } })).map(({ verdict }) => verdict),
      ['ok', 'ok'],
    );
    assert.equal(
      observerFindings(configSchema.parse({ cameras: [{ match: { INSTRUME: 'x' }, site }] }))[0]?.verdict,
      'ok',
    );
  });

  it('has a line each', () => {
    assert.deepEqual(findingLines([nodeFinding('20.1.0')]).length, 1);
  });
});
