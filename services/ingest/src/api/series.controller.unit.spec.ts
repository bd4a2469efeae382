import assert from 'node:assert/strict';
import { event, revision } from '@wombat/eventlog/testkit';
import type { ServiceKit } from '@wombat/service-kit';
import { specifyReactor } from '@wombat/service-kit/testkit';
import { discovery } from '../projection/discovery.js';
import { Cal } from '../projection/entities/index.js';
import { seriesStates } from '../projection/seriesStates.js';
import { SeriesController } from './series.controller.js';

const { given } = specifyReactor({ projections: [discovery, seriesStates] });
const counts = { numImages: 20, revision: 1, band: 'V', warning: '' };
const night = (date: string, ...names: [targetName: string, filter: string][]) =>
  event('NightDiscovered', {
    night: date,
    series: names.map(([targetName, filter]) => ({ targetName, filter, ...counts })),
    calibrations: [
      { calType: 'bias', filter: '', numImages: 50 },
      { calType: 'flat', filter: 'V', numImages: 10 },
    ],
  });
const halted = event('SeriesHalted', {
  reduction: revision(1),
  stage: 'solve',
  code: 'nowcs',
  reason: 'no stars',
});
const list = (kit: ServiceKit) => new SeriesController(kit).listSeries();

describe('ListSeries', () => {
  it('has no series of an empty ledger', () => given().when(list).thenIs({ series: [] }));

  it('says where a series stands, and why it is halted', () =>
    given(night('20240101', ['SS Cyg', 'V']), halted)
      .when(list)
      .thenIs({
        series: [
          {
            date: '20240101',
            targetName: 'SS Cyg',
            filter: 'V',
            band: 'V',
            numImages: 20,
            revision: 1,
            proc: 'nowcs',
            procBias: '',
            procDark: '',
            procFlat: '',
            apphot: 'nowcs',
            submitted: undefined,
            reason: 'no stars',
            counts: { found: 0, broken: 0, failed: 0, calibrated: 0, solved: 0, measured: 0, reported: undefined },
          },
        ],
      }));

  it('has the newest night first, and a night by target and filter', () =>
    given(
      night('20240101', ['TT Ari', 'V'], ['SS Cyg', 'V'], ['SS Cyg', 'B']),
      halted,
      night('20240102', ['Z And', 'V']),
    )
      .when(list)
      .thenSatisfies(({ answer: { series } }) => {
        const names = series.map(({ date, targetName, filter, reason }) =>
          [date, targetName, filter, reason].join(' '),
        );
        assert.deepEqual(names, [
          '20240102 Z And V ',
          '20240101 SS Cyg B ',
          '20240101 SS Cyg V no stars',
          '20240101 TT Ari V ',
        ]);
      }));
});

describe('the entity of cal', () => {
  it('is read with a filter and without', () =>
    given(night('20240101'))
      .when((kit) => kit.store.read(Cal, (cals) => cals.find({ order: { calType: 'ASC' } })))
      .thenSatisfies(({ answer }) => {
        assert.deepEqual(
          answer.map(({ calType, filter, numImages }) => [calType, filter, numImages]),
          [
            ['bias', null, 50],
            ['flat', 'V', 10],
          ],
        );
      }));
});
