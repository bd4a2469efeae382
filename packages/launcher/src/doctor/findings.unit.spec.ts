import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingest, submission } from '@wombat/proto';
import { configSchema } from '@wombat/service-kit/config';
import { starsPerSquareDegree, tooShallow } from './databaseDepth.js';
import { findingLines } from './finding.js';
import { leapSecondFinding } from './leapSecondFinding.js';
import { observerFindings } from './observerFindings.js';
import { clockFinding, diskFinding } from './placeFindings.js';
import { nodeFinding } from './programFindings.js';
import { seriesFindings } from './seriesFindings.js';
import { submissionFindings } from './submissionFindings.js';

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

  it('tells halted series by who can mend that, and warns where somebody has to', () => {
    const series = (apphot?: string) => ingest.SeriesState.fromJSON({ apphot });
    const found = seriesFindings(['novsx', 'novsp', 'validate', 'failed', 'nowcs', 'novsx'].map(series));
    assert.deepEqual(
      found.map(({ verdict, text }) => [verdict, text.replace(/:.*/, '')]),
      [
        ['warn', '3 of 6 halted (novsx, nowcs), to be mended by the observer'],
        ['ok', '1 of 6 halted (novsp), to be mended by time alone'],
        ['warn', '1 of 6 halted (failed), to be mended by whoever keeps the computer'],
      ],
    );
    assert.deepEqual(
      seriesFindings([series(), series('validate')]).map(({ text }) => text),
      ['2, none is halted'],
    );
    assert.deepEqual(seriesFindings([]), []);
  });

  it('tells how reports reach the AAVSO, and of those a person has to look for there', () => {
    const account = (set: object) =>
      submission.GetAccountResponse.fromJSON({ source: 'page', submitter: 'auth0Form', ...set });
    const found = (set: object) =>
      submissionFindings(account(set), []).map(({ verdict, text }) => `${verdict} ${text}`);
    assert.deepEqual(found({ source: undefined }), [
      'ok no account at the AAVSO is set: reports are submitted by hand',
    ]);
    assert.deepEqual(found({}), [
      'ok from the page; reports are submitted by the pages of the AAVSO, with name and password',
    ]);
    assert.match(found({ held: 'the password was refused' })[0] ?? '', /^warn no login .* the password was refused/);
    assert.deepEqual(found({ source: undefined, problem: 'the key is gone' }), ['warn the key is gone']);
    const [, doubt] = submissionFindings(account({}), [{ state: 'unknown' }, { state: 'accepted' }]);
    assert.match(doubt?.text ?? '', /^of 1 it is not known/);
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

  it('tells a star database that is too shallow for the field', () => {
    const told = (fieldDegrees: number, version: string | null) =>
      tooShallow(fieldDegrees, { perSquareDegree: 45, version }) ?? '';
    assert.equal(told(1, null), '');
    assert.match(told(0.5, null), /a field of 0.50 degrees shows about 11 of its stars.*deeper/);
    assert.match(told(0.5, '2022.11.11'), /H18, G18 or V17, which ASTAP 2022\.11\.11 reads \(not D50\)$/);
    assert.match(told(0.5, '2026.07.16'), /D50 or V50, which ASTAP 2026\.07\.16 reads$/);
  });

  it('tells the depth of a database by its files, but not of one for a part of the sky', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wombat-depth-'));
    try {
      const database = { folder, name: 'g18', description: '' };
      for (let area = 1; area <= 10; area++)
        writeFileSync(join(folder, `g18_${1000 + area}.290`), Buffer.alloc(41_363));
      assert.ok(Math.abs((starsPerSquareDegree(database) ?? 0) - 2) < 0.01);
      for (let area = 1; area <= 5; area++) writeFileSync(join(folder, `g18_${1000 + area}.290`), Buffer.alloc(110));
      assert.equal(starsPerSquareDegree(database), null);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('has a line each', () => {
    assert.deepEqual(findingLines([nodeFinding('20.1.0')]).length, 1);
  });
});
