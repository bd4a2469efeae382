import assert from 'node:assert/strict';
import { event, revision } from '@wombat/eventlog/testkit';
import { cancelledNights, type ServiceKit } from '@wombat/service-kit';
import { payloadsOf, specifyReactor } from '@wombat/service-kit/testkit';
import { discovery } from '../projection/discovery.js';
import { Cal } from '../projection/entities/index.js';
import { IngestTables } from '../projection/ingestTables.js';
import { nightMasters } from '../projection/nightMasters.js';
import { seriesStates } from '../projection/seriesStates.js';
import { ReductionRequests } from '../reactor/reductionRequests.js';
import { SeriesController } from './series.controller.js';

const SERIES = { night: '20240101', targetName: 'SS Cyg', filter: 'V' };
const { given } = specifyReactor({ projections: [discovery, seriesStates, nightMasters, cancelledNights] });
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
const broken = (targetName: string, name: string) => {
  const path = `20240101/Light/${targetName}/${name}.fits`;
  const series = { night: '20240101', targetName, filter: '' };
  return event('FrameDiscovered', { path, sha256: path, series, state: 'broken', reason: `${path} is short` });
};
const list = (kit: ServiceKit) => new SeriesController(kit).listSeries();

describe('ListSeries', () => {
  it('has no series of an empty ledger', () => given().when(list).thenIs({ series: [], unusable: [], events: 0 }));

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
            otherSettings: false,
            otherMasters: '',
            cancelled: undefined,
            failedMasters: undefined,
            counts: { found: 0, broken: 0, failed: 0, calibrated: 0, solved: 0, measured: 0, reported: undefined },
          },
        ],
        unusable: [],
        events: 2,
      }));

  it('tells of lights of which there is no series, by target, with the reason of the first', () =>
    given(
      night('20240101', ['SS Cyg', 'V']),
      ...[broken('SS Cyg', 'c'), broken('T CrB', 'b'), broken('T CrB', 'a'), broken('', 'd')],
    )
      .when(list)
      .thenSatisfies(({ answer }) => {
        const firstPath = '20240101/Light/T CrB/a.fits';
        assert.deepEqual(answer.unusable, [
          { date: '20240101', targetName: 'T CrB', frames: 2, firstPath, reason: `${firstPath} is short` },
        ]);
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

describe('a series whose settings have changed since it was asked for', () => {
  const projections = [discovery, seriesStates, nightMasters, cancelledNights];
  const found = event('FrameDiscovered', { path: '20240101/Light/SS Cyg/1.fits', revision: 1, band: 'V', warning: '' });
  const madeWith = async (config: object) => {
    let hash = '';
    await specifyReactor({ projections, config })
      .given(found, night('20240101', ['SS Cyg', 'V']))
      .when((kit) =>
        new ReductionRequests(kit, new IngestTables(kit)).request({ ...SERIES, revision: 1, numImages: 1 }),
      )
      .thenSatisfies(({ published }) => {
        hash = payloadsOf(published, 'ReductionRequested')[0]?.settingsHash ?? '';
      });
    return hash;
  };
  const isOther = async (then: object, today: object) => {
    const requested = event('ReductionRequested', { reduction: revision(1), settingsHash: await madeWith(then) });
    const others: boolean[] = [];
    await specifyReactor({ projections, config: today })
      .given(found, night('20240101', ['SS Cyg', 'V']), requested)
      .when(list)
      .thenSatisfies(({ answer }) => {
        others.push(...answer.series.map(({ otherSettings }) => otherSettings));
      });
    return others;
  };

  it('says so where they decide what comes of it', async () => {
    const cameras = [{ match: { INSTRUME: 'ASI' }, gain: 0.7 }];
    for (const today of [{ cameras }, { observer: { code: 'ABC' } }, { filters: { V: 'TG' } }]) {
      assert.deepEqual(await isOther({}, today), [true], JSON.stringify(today));
    }
  });

  it('does not where they do not', async () => {
    for (const today of [
      {},
      { work: { astrometryWorkers: 7 } },
      { filters: { B: 'TB' } },
      { targets: { X: { name: 'Y' } } },
    ]) {
      assert.deepEqual(await isOther({}, today), [false], JSON.stringify(today));
    }
  });
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
