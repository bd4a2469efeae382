import assert from 'node:assert/strict';
import { event, revision } from '@wombat/eventlog/testkit';
import type { FrameDiscovered } from '@wombat/proto';
import type { ServiceKit } from '@wombat/service-kit';
import { payloadsOf, specifyReactor } from '@wombat/service-kit/testkit';
import { compsWords } from '../projection/compsWords.js';
import { discovery } from '../projection/discovery.js';
import { nightMasters } from '../projection/nightMasters.js';
import { seriesNames } from '../projection/seriesNames.js';
import { seriesStates } from '../projection/seriesStates.js';
import { Announcement } from './announcement.js';

const { given } = specifyReactor({ projections: [discovery, seriesStates, seriesNames, compsWords, nightMasters] });
const announce = (kit: ServiceKit) => new Announcement(kit).announceAll();
const found = (path: string, changes: Partial<FrameDiscovered> = {}) =>
  event('FrameDiscovered', { path: `20240101/${path}`, revision: 1, warning: '', ...changes });
const flat = { kind: 'flat' as const, series: { night: '20240101', targetName: '', filter: 'V' } };
const light = found('Light/SS Cyg/1.fits');
const night = event('NightDiscovered', { fileCount: 1, scan: 1, contents: '' });
const requested = (number: number) => event('ReductionRequested', { reduction: revision(number) });

describe('an announcement', () => {
  it('says nothing of an empty ledger', () => given().when(announce).thenNothing());

  it('announces a night by its counts, asks for its series, and ends the scan', () =>
    given(
      light,
      found('Light/SS Cyg/2.fits'),
      found('Light/SS Cyg/3.fits', { state: 'broken' }),
      found('Flat/1.fits', flat),
    )
      .when(announce)
      .thenPublishes(
        {
          type: 'NightDiscovered',
          id: 'night:20240101:1',
          payload: {
            night: '20240101',
            folder: '2024-01-01',
            series: [{ targetName: 'SS Cyg', filter: 'V', numImages: 2, revision: 1, band: 'V', warning: '' }],
            calibrations: [{ calType: 'flat', filter: 'V', numImages: 1 }],
            fileCount: 4,
            scan: 1,
          },
        },
        {
          type: 'ReductionRequested',
          id: 'request:20240101/SS Cyg/V:r1',
          payload: {
            reduction: revision(1),
            fromStage: 'calibrate',
            requestedBy: 'ingest',
            reason: 'discovered',
            numImages: 2,
            band: 'V',
          },
        },
        { type: 'ScanCompleted', payload: { nights: ['20240101'] } },
      ));

  it('has the masters of a night tried again that failed before the process began, and once', async () => {
    const [master = assert.fail()] = event('MastersBuilt').payload.masters;
    const masters = (scan: number, state: 'failed' | 'built') =>
      event('MastersBuilt', { night: '20240101', scan, masters: [{ ...master, state }] }, { id: `masters ${scan}` });
    const known = [light, requested(1), night];
    await given(...known, masters(1, 'failed'))
      .when(announce)
      .thenPublishes(
        { type: 'NightDiscovered', id: 'night:20240101:2', payload: { scan: 2, fileCount: 1 } },
        { type: 'ScanCompleted', payload: { nights: ['20240101'] } },
      );
    const scan = given(...known, masters(1, 'built')).when(announce);
    await scan.thenPublishes({ type: 'ScanCompleted', payload: { nights: ['20240101'] } });
    const again = event('NightDiscovered', { fileCount: 1, scan: 2, contents: '' }, { id: 'again' });
    await given(...known, masters(1, 'failed'), again)
      .when(announce)
      .thenPublishes({ type: 'ScanCompleted', payload: { nights: ['20240101'] } });
  });

  it('says which settings a reduction was asked for with', async () => {
    const hashWith = async (code: string) => {
      let hash: string | undefined;
      await specifyReactor({
        projections: [discovery, seriesStates, seriesNames, compsWords, nightMasters],
        config: { observer: { code } },
      })
        .given(light)
        .when(announce)
        .thenSatisfies(({ published }) => {
          hash = payloadsOf(published, 'ReductionRequested')[0]?.settingsHash;
        });
      return hash ?? '';
    };
    const hash = await hashWith('ABC');
    assert.match(hash, /^[0-9a-f]{16}$/);
    assert.equal(await hashWith('ABC'), hash);
    assert.notEqual(await hashWith('XYZ'), hash);
  });

  it('announces a night again when frames came, and asks for the next revision of their series', () =>
    given(light, night, requested(1), found('Light/SS Cyg/2.fits', { revision: 2 }))
      .when(announce)
      .thenPublishes(
        { type: 'NightDiscovered', id: 'night:20240101:2', payload: { scan: 2, fileCount: 2 } },
        {
          type: 'ReductionRequested',
          id: 'request:20240101/SS Cyg/V:r2',
          payload: { reduction: revision(2), reason: 'frames were added or copied again', numImages: 2 },
        },
        { type: 'ScanCompleted' },
      ));

  it('asks for what was announced before a crash, and ends the scan', () =>
    given(light, night).when(announce).thenPublishes({ type: 'ReductionRequested' }, { type: 'ScanCompleted' }));

  it('asks for nothing where a night has calibration frames alone', () =>
    given(found('Flat/1.fits', flat))
      .when(announce)
      .thenPublishes({ type: 'NightDiscovered' }, { type: 'ScanCompleted' }));
});

describe('a night that the program fails on', () => {
  const other = event('FrameDiscovered', {
    ...{ path: '20240102/Light/TT Ari/1.fits', sha256: 'other', revision: 1, warning: '' },
    series: { night: '20240102', targetName: 'TT Ari', filter: 'V' },
  });
  /** A kit on which what is decided of a night or series throws. */
  const failingAt = (kit: ServiceKit, id: RegExp): ServiceKit =>
    Object.create(kit, {
      decide: {
        value: async (decided: Parameters<ServiceKit['decide']>[0]) => {
          if (id.test(decided.id)) throw new TypeError('x is undefined');
          return kit.decide(decided);
        },
      },
    });

  it('keeps no other from being announced, reduced and scanned, and says so', () =>
    given(light, other)
      .when(async (kit) => {
        const announcement = new Announcement(failingAt(kit, /^night:20240101/));
        await announcement.announceAll();
        await announcement.announceAll();
        return [...kit.status.notices.values()];
      })
      .thenSatisfies(({ answer, published, warnings }) => {
        assert.deepEqual(
          published.map(({ id }) => id.replace(/^scan:.*/, 'scan')),
          ['night:20240102:1', 'request:20240102/TT Ari/V:r1', 'scan'],
        );
        assert.deepEqual(payloadsOf(published, 'ScanCompleted')[0]?.nights, ['20240102']);
        assert.deepEqual(answer, ['20240101: the program failed on it: x is undefined; the others go on']);
        assert.equal(warnings.length, 1, 'it is logged once');
      }));

  it('is taken up once it no longer throws, and nothing is said of it any more', () =>
    given(light, other)
      .when(async (kit) => {
        let failing = /^request:20240101/;
        const announcement = new Announcement(
          Object.create(kit, {
            decide: {
              value: (decided: Parameters<ServiceKit['decide']>[0]) => failingAt(kit, failing).decide(decided),
            },
          }),
        );
        await announcement.announceAll();
        failing = /^nothing/;
        await announcement.announceAll();
        return [...kit.status.notices.values()];
      })
      .thenSatisfies(({ answer, published }) => {
        assert.deepEqual(answer, []);
        const asked = published.flatMap(({ id, type }) => (type === 'ReductionRequested' ? [id] : []));
        assert.deepEqual(asked, ['request:20240102/TT Ari/V:r1', 'request:20240101/SS Cyg/V:r1']);
      }));
});

describe('the id of a scan', () => {
  const scanOf = async (...events: ReturnType<typeof event>[]) => {
    const ids: string[] = [];
    await given(...events)
      .when(announce)
      .thenSatisfies(({ published }) => {
        ids.push(...payloadsOf(published, 'ScanCompleted').map(({ scanId }) => scanId));
      });
    return ids.join();
  };

  it('changes only when a night does', async () => {
    const first = await scanOf(light);
    assert.match(first, /^[0-9a-f]{16}$/);
    assert.equal(await scanOf(light, night, requested(1)), first);
    assert.notEqual(await scanOf(light, night, requested(1), found('Light/SS Cyg/2.fits')), first);
  });
});

describe('a person who says that a folder is another star', () => {
  const selected = event('CompsSelected', { reduction: revision(1), aliasId: '' });
  const word = event('AliasSet', { folder: 'SS Cyg', name: 'V Sge', raDegrees: 304, decDegrees: 21, by: 'ABC' });
  const standing = [light, night, requested(1), event('ScanCompleted', { scanId: 'other' })] as const;

  it('makes a series that was reduced for the old one be reduced again', () =>
    given(...standing, selected, word)
      .when(announce)
      .thenPublishes(
        {
          type: 'ReductionRequested',
          payload: { reduction: revision(2), requestedBy: 'ABC', reason: 'ABC says that SS Cyg is V Sge' },
        },
        { type: 'ScanCompleted' },
      ));

  it('changes nothing for a series whose stars are not selected yet', () =>
    given(...standing, word)
      .when(announce)
      .thenPublishes({ type: 'ScanCompleted' }));
});
