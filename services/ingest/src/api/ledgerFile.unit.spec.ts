import assert from 'node:assert/strict';
import { event, revision } from '@wombat/eventlog/testkit';
import { cancelledNights } from '@wombat/service-kit';
import { seriesInLedger, smallestSolvedField, unusableInLedger } from '@wombat/service-kit/ledger';
import { specifyReactor } from '@wombat/service-kit/testkit';
import { discovery } from '../projection/discovery.js';
import { frameStates } from '../projection/frameStates.js';
import { nightMasters } from '../projection/nightMasters.js';
import { seriesStates } from '../projection/seriesStates.js';
import { SeriesController } from './series.controller.js';

const { given } = specifyReactor({
  projections: [discovery, frameStates, seriesStates, cancelledNights, nightMasters],
});
const night = event('NightDiscovered', {
  night: '20240101',
  series: ['V', 'B'].map((filter) => ({
    targetName: 'SS Cyg',
    filter,
    numImages: 2,
    revision: 1,
    band: filter,
    warning: '',
  })),
  calibrations: [{ calType: 'flat', filter: 'V', numImages: 10 }],
});
const light = (name: string) => event('FrameDiscovered', { path: `Light/${name}`, sha256: name, revision: 1 });
const at = (name: string) => ({ reduction: revision(1), path: `Light/${name}` });
const [attempt] = event('FrameSolved').payload.attempts;
const solved = (name: string, fovDegrees: number, success = true) =>
  event('FrameSolved', {
    ...at(name),
    solved: success,
    attempts: attempt ? [{ ...attempt, fovDegrees, success }] : [],
  });
const requested = event('ReductionRequested', { reduction: revision(1) });
const transformed = event('MagnitudesTransformed', { reduction: revision(1), rows: 17 });
const halted = event('SeriesHalted', {
  reduction: revision(1),
  stage: 'select',
  code: 'novsx',
  reason: 'no such star',
});
const summary = event('MastersBuilt').payload.masters[0] ?? assert.fail('no master');
const masters = event('MastersBuilt', {
  night: '20240101',
  masters: [
    { ...summary, calType: 'bias', filter: '', state: 'failed', reason: 'no worker brought it back' },
    { ...summary, calType: 'flat', filter: 'B', state: 'failed', reason: 'not of one size' },
  ],
});
const cancelled = event('NightCancelled', { night: '20240101', by: 'ABC', reason: 'clouds' });

describe("the observer's database, read while ingest does not run", () => {
  for (const [what, events] of Object.entries({
    nothing: [],
    'a night that was found': [night, light('a')],
    'frames that are solved, and magnitudes': [night, light('a'), light('b'), requested, solved('a', 0.7), transformed],
    'a halt': [night, light('a'), requested, halted],
    'masters that failed': [night, requested, masters],
    'a cancelled night, of which one series is done': [night, requested, transformed, cancelled],
  }))
    it(`tells of ${what} what ingest tells`, () =>
      given(...events)
        .when(async (kit) => [seriesInLedger(kit.store.file), (await new SeriesController(kit).listSeries()).series])
        .thenSatisfies(({ answer: [inFile, told] }) => {
          assert.equal(told?.length, events.length === 0 ? 0 : 2);
          // The settings of today are not in the file.
          assert.deepEqual(
            inFile,
            told?.map((series) => ({ ...series, otherSettings: false })),
          );
        }));

  it('tells of lights of which there is no series what ingest tells', () => {
    const series = { night: '20240101', targetName: 'T CrB', filter: '' };
    return given(night, event('FrameDiscovered', { path: 'a.fits', series, state: 'broken', reason: 'it is short' }))
      .when(async (kit) => [unusableInLedger(kit.store.file), (await new SeriesController(kit).listSeries()).unusable])
      .thenSatisfies(({ answer: [inFile, told] }) => {
        assert.deepEqual([inFile, told?.length], [told, 1]);
      });
  });

  it('tells the smallest field that was solved', () =>
    given(night, light('a'), light('b'), light('c'), solved('a', 0.7), solved('b', 1.2), solved('c', 0.1, false))
      .when((kit) => smallestSolvedField(kit.store.file))
      .thenIs(0.7));

  it('tells nothing of a file that is not there, or has no tables of ingest', async () => {
    assert.deepEqual([seriesInLedger('/nowhere/x.db'), smallestSolvedField('/nowhere/x.db')], [[], null]);
    await specifyReactor({ projections: [] })
      .given()
      .when((kit) => [seriesInLedger(kit.store.file), smallestSolvedField(kit.store.file)])
      .thenIs([[], null]);
  });
});
