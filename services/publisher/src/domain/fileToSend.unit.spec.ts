import assert from 'node:assert/strict';
import { type Claim, fileToSend, MOST_OBSERVATIONS, type ReportedSeries } from './fileToSend.js';
import { type ObservationKey, observationKeys, rowKey } from './observation.js';
import { frameHash, reportedSeries, reportText } from './testing/reportedSeries.js';

interface Sent {
  key: ObservationKey;
  claim: Claim;
}

function made(series: readonly ReportedSeries[], { sent = [] as Sent[], observerCode = 'ABC' } = {}) {
  const claimOf = (key: ObservationKey) =>
    sent.find((one) => JSON.stringify(one.key) === JSON.stringify(key))?.claim ?? null;
  return fileToSend({ series, observerCode, claimOf });
}

const message = (result: ReturnType<typeof made>) => (result.ok ? 'made' : result.fault.message);
const claimed = (frames: readonly number[], state: Claim['state'], star = '000-BCH-041'): Sent[] =>
  frames.map((frame) => ({
    key: { frame: frameHash(frame).slice(0, 32), star, filter: 'V' },
    claim: { submissionId: '1-abc', state },
  }));

describe('fileToSend', () => {
  it('is the report itself where one series is sent for the first time', () => {
    const file = made([reportedSeries()]);
    assert.ok(file.ok);
    assert.deepEqual([file.value.text, file.value.rows, file.value.leftOut], [reportText(), 3, 0]);
    assert.deepEqual(file.value.series[0]?.rows, reportedSeries().rows);
  });

  it('holds several filters of one star', () => {
    const file = made([reportedSeries(), reportedSeries({ filter: 'B', rows: 2 })]);
    assert.deepEqual(file.ok && file.value.series.map(({ filter, rows }) => [filter, rows.length]), [
      ['V', 3],
      ['B', 2],
    ]);
  });

  it('leaves out what was sent before, and refuses where that is all', () => {
    const file = made([reportedSeries()], { sent: claimed([0, 2], 'accepted') });
    assert.ok(file.ok);
    assert.deepEqual([file.value.rows, file.value.leftOut], [1, 2]);
    assert.equal(
      file.value.text
        .split('\n')
        .filter((line) => line.startsWith('XZ Cyg'))
        .join(),
      reportText().split('\n')[7],
    );
    assert.match(message(made([reportedSeries()], { sent: claimed([0, 1, 2], 'accepted') })), /sent before/);
  });

  it('knows a row again by any of its frames, whatever its date style, its name or its binning', () => {
    const binned = {
      ...reportedSeries({ rows: 1, date: 'HJD', name: 'V* XZ Cyg' }),
      rows: [rowKey([frameHash(7), frameHash(1)])],
    };
    assert.match(message(made([binned], { sent: claimed([1], 'accepted') })), /sent before/);
    assert.equal(made([binned], { sent: claimed([3], 'accepted') }).ok, true);
  });

  it('takes another star, and another filter, of the same frame for another observation', () => {
    assert.equal(made([reportedSeries()], { sent: claimed([0], 'accepted', '000-XXX-001') }).ok, true);
    assert.equal(made([reportedSeries({ filter: 'B' })], { sent: claimed([0], 'accepted') }).ok, true);
  });

  it('waits for what is not settled', () => {
    for (const state of ['queued', 'previewed', 'unknown', 'handed'] as const) {
      assert.match(message(made([reportedSeries()], { sent: claimed([1], state) })), /1-abc.*settle that first/);
    }
  });

  it('sends nothing without a code of the AAVSO, nor what was made under another', () => {
    assert.match(message(made([reportedSeries({ code: 'XXXX' })], { observerCode: 'XXXX' })), /set the code/);
    assert.match(message(made([reportedSeries({ code: 'XXXX' })])), /reduce it again/);
    assert.equal(made([reportedSeries({ code: 'abc' })]).ok, true);
  });

  it('does not mix stars, nor reports of different kinds, and wants a frame behind every row', () => {
    assert.match(
      message(made([reportedSeries(), reportedSeries({ filter: 'B', name: 'RW Psc', auid: '' })])),
      /one star/,
    );
    assert.match(message(made([reportedSeries(), reportedSeries({ filter: 'B', date: 'HJD' })])), /DATE/);
    assert.match(message(made([{ ...reportedSeries(), rows: [] }])), /frames are known/);
    assert.match(message(made([])), /no series/);
  });

  it('takes no more observations than an event can name', () => {
    const many = reportedSeries();
    const rows = Array.from({ length: MOST_OBSERVATIONS + 1 }, (_, index) => rowKey([frameHash(index)]));
    const report = { ...many.report, rows: rows.map((_, index) => `XZ Cyg,${2461000 + index}`) };
    assert.match(message(made([{ ...many, rows, report }])), /too many/);
  });
});

describe('the key of an observation', () => {
  it('is one a frame, also of a row made of several', () => {
    assert.deepEqual(
      observationKeys(rowKey([frameHash(1), frameHash(2)]), 's', 'V').map(({ frame }) => frame),
      [frameHash(1).slice(0, 32), frameHash(2).slice(0, 32)],
    );
  });
});
