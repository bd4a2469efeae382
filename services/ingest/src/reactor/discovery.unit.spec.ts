import assert from 'node:assert/strict';
import { existsSync, symlinkSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outstanding } from '@wombat/eventlog';
import { event } from '@wombat/eventlog/testkit';
import type { FrameDiscovered } from '@wombat/proto';
import type { ServiceKit } from '@wombat/service-kit';
import { type Outcome, payloadsOf, specifyReactor } from '@wombat/service-kit/testkit';
import { discovery } from '../projection/discovery.js';
import { seriesStates } from '../projection/seriesStates.js';
import { Discovery } from './discovery.js';
import { writeFrame } from './testing/rawFrames.js';

const AT_ONCE = { fileSettleSeconds: 0, nightSettleSeconds: 0 };
const projections = [discovery, seriesStates];
const { given } = specifyReactor({ projections, config: { ingest: AT_ONCE } });

/** Files come to lie on the disk, then it is looked at. */
const look =
  (...write: ((data: string) => Promise<void>)[]) =>
  async (kit: ServiceKit) => {
    for (const one of write) await one(kit.data);
    return new Discovery(kit).look();
  };
const frame =
  (path: string, cards: Parameters<typeof writeFrame>[2] = { FILTER: 'V' }, level?: number) =>
  (data: string) =>
    writeFrame(data, path, cards, level);
const text = (path: string) => (data: string) => writeFile(join(data, path), 'seeing was bad');
const factsOf = ({ published }: Outcome<Outstanding>) => payloadsOf(published, 'FrameDiscovered');
const LIGHT = '20240101/Light/SS Cyg/a.fits';
const light = frame(LIGHT);

/** The fact of a file that the ledger knows already. */
const known = (changes: Partial<FrameDiscovered>) => event('FrameDiscovered', { path: LIGHT, ...changes });

describe('a look at the disk', () => {
  it('publishes a fact for every file of a night, and nothing at the next look', () =>
    given()
      .when(look(light, frame('20240101/Bias/b.fits', {}), text('20240101/notes.txt')))
      .thenPublishes(
        {
          type: 'FrameDiscovered',
          payload: {
            path: '20240101/Bias/b.fits',
            kind: 'bias',
            state: 'accepted',
            folder: '20240101',
            revision: 0,
            series: { night: '20240101', targetName: '', filter: '' },
          },
        },
        {
          type: 'FrameDiscovered',
          payload: {
            path: LIGHT,
            kind: 'light',
            state: 'accepted',
            size: 5760,
            band: 'V',
            revision: 1,
            series: { night: '20240101', targetName: 'SS Cyg', filter: 'V' },
          },
        },
        {
          type: 'FrameDiscovered',
          payload: { path: '20240101/notes.txt', kind: 'other', state: 'ignored', sha256: '' },
        },
      ));

  it('names a fact by path, bytes and size, so that a file that is found twice is one', () =>
    given()
      .when(look(light))
      .thenSatisfies((outcome) => {
        const sha256 = factsOf(outcome)[0]?.sha256 ?? '';
        assert.match(sha256, /^[0-9a-f]{64}$/);
        assert.equal(outcome.published[0]?.id, `discovered:${LIGHT}:${sha256}:5760`);
      }));

  it('takes a file of another size for another file, and passes over one that is known', async () => {
    await given(known({ size: 2880 }))
      .when(look(light))
      .thenPublishes({ type: 'FrameDiscovered' });
    await given(known({ size: 5760 }))
      .when(look(light))
      .thenSatisfies((outcome) => assert.deepEqual(factsOf(outcome), []));
  });

  it('ignores what has the bytes of a file that is known', async () => {
    const other = '20240101/Light/SS Cyg/copy.fits';
    const sha256 = await hashOf();
    await given(known({ path: other, sha256 }))
      .when(look(light))
      .thenPublishes({ type: 'FrameDiscovered', payload: { state: 'ignored', reason: `the same bytes as ${other}` } });
  });
});

describe('a night that is being written', () => {
  const slow = specifyReactor({ projections });

  it('waits, and says how many files it waits for', async () => {
    await slow
      .given()
      .when(look(light, frame('20240101/Bias/b.fits')))
      .thenIs({ planned: 2, retries: 0 });
    await slow.given().when(look(light)).thenNothing();
  });

  it('is not waited for where nothing in it is new', () =>
    slow
      .given(known({ size: 5760 }))
      .when(look(light))
      .thenIs({ planned: 0, retries: 0 }));
});

describe('the filters of a camera', () => {
  const bandsIn = (outcome: Outcome<Outstanding>) =>
    factsOf(outcome).map(({ series, band }) => [series?.filter, band] as const);
  const through = (FILTER: string, INSTRUME: string, name = FILTER) =>
    frame(`20240101/Light/SS Cyg/${name} ${INSTRUME}.fits`, { FILTER, INSTRUME });

  it('tell together whether B is a band, for each camera by itself', () =>
    given()
      .when(
        look(through('B', 'one'), through('L', 'one'), through('R', 'one'), through('B', 'two'), through('v', 'two')),
      )
      .thenSatisfies((outcome) =>
        assert.deepEqual(bandsIn(outcome), [
          ['B', ''],
          ['B', 'B'],
          ['L', 'CV'],
          ['R', ''],
          ['V', 'V'],
        ]),
      ));

  it('are told by its flats and by what was found before, too', () =>
    given(
      event('FrameDiscovered', {
        path: '20240101/Flat/g.fits',
        kind: 'flat',
        series: { night: '20240101', targetName: '', filter: 'G' },
        meta: { ...event('FrameDiscovered').payload.meta, instrument: 'one' } as FrameDiscovered['meta'],
      }),
    )
      .when(look(through('B', 'one'), through('B', 'two')))
      .thenSatisfies((outcome) =>
        assert.deepEqual(bandsIn(outcome), [
          ['B', ''],
          ['B', 'B'],
        ]),
      ));
});

describe('a folder without a date', () => {
  it('is the night of its first light, at the longitude of the observatory', async () => {
    const site = { latitude: 35, longitude: -120, elevation: 0 };
    const west = specifyReactor({ projections, config: { ingest: AT_ONCE, site } });
    const morning = frame('M31/Light/M31/a.fits', { 'DATE-OBS': '2024-01-01T14:00:00', FILTER: 'V' });
    const nightIs = (night: string) => (outcome: Outcome<Outstanding>) =>
      assert.deepEqual(
        factsOf(outcome).map(({ series, folder }) => [series?.night, folder]),
        [[night, 'M31']],
      );
    await west.given().when(look(morning)).thenSatisfies(nightIs('20231231'));
    await given().when(look(morning)).thenSatisfies(nightIs('20240101'));
  });

  it('is ignored where no light tells, with a word to the observer', () =>
    given()
      .when(look(frame('flats/Flat/a.fits')))
      .thenSatisfies(({ published, warnings }) => {
        assert.deepEqual(published, []);
        assert.deepEqual(warnings, [
          "flats: neither its name nor a light frame in it tells the date of the night; ignored. A night's folder is named YYYYMMDD, or has frames below Light/STAR whose headers tell the time",
        ]);
      }));
});

describe('a night of calibration frames', () => {
  const flats = [frame('20240102/Flat/a.fits')];

  it('is ignored unless the observer wants it as a library', async () => {
    await given()
      .when(look(...flats))
      .thenSatisfies(({ published, warnings }) => {
        assert.deepEqual(published, []);
        assert.match(warnings.join(), /^20240102: no Light folder; ignored \(calibration\.calibrationNights: true/);
      });
    const config = { ingest: AT_ONCE, calibration: { calibrationNights: true } };
    await specifyReactor({ projections, config })
      .given()
      .when(look(...flats))
      .thenPublishes({ type: 'FrameDiscovered', payload: { kind: 'flat', state: 'accepted' } });
  });

  it('belongs to lights of the night that are known already', () =>
    given(known({ series: { night: '20240102', targetName: 'SS Cyg', filter: 'V' } }))
      .when(look(...flats))
      .thenPublishes({ type: 'FrameDiscovered', payload: { kind: 'flat' } }));
});

describe('flats of several filters in one folder', () => {
  const flats = [frame('20240101/Flat/1.fits', { FILTER: 'V' }), frame('20240101/Flat/2.fits', { FILTER: 'B' })];

  it('are moved into a folder each before they are recorded', () =>
    given()
      .when(look(light, ...flats))
      .thenSatisfies((outcome) => {
        const sorted = factsOf(outcome).filter(({ kind }) => kind === 'flat');
        assert.deepEqual(
          sorted.map(({ path, reason }) => [path, reason]),
          [
            ['20240101/Flat/FlatV/1.fits', 'sorted from 20240101/Flat/1.fits'],
            ['20240101/Flat/FlatB/2.fits', 'sorted from 20240101/Flat/2.fits'],
          ],
        );
        for (const { path } of sorted) assert.ok(existsSync(join(outcome.kit.data, path)), path);
      }));

  it('stay where the way is barred, with a warning', () =>
    given()
      .when(look(light, ...flats, frame('20240101/Flat/FlatV/1.fits', { FILTER: 'V' })))
      .thenSatisfies((outcome) => {
        const [first] = factsOf(outcome).filter(({ path }) => path === '20240101/Flat/1.fits');
        assert.equal(
          first?.warning,
          "not sorted into its filter's folder: 20240101/Flat/FlatV/1.fits is there already",
        );
        assert.equal(first?.state, 'accepted');
      }));
});

describe('what cannot be looked at', () => {
  it('is said once', () =>
    given()
      .when(async (kit) => {
        symlinkSync('nowhere', join(kit.data, 'gone.fits'));
        const discovery = new Discovery(kit);
        await discovery.look();
        return discovery.look();
      })
      .thenSatisfies(({ warnings }) => {
        assert.equal(warnings.length, 1);
        assert.match(warnings.join(), /^gone\.fits: ENOENT/);
      }));
});

describe('what headers say of frames', () => {
  const flats = (type: string, ...numbers: number[]) =>
    numbers.map((number) => frame(`20240101/Flat/${number}.fits`, { FILTER: 'V', IMAGETYP: type, EXPTIME: 3 }));
  const kindsOf = (outcome: Outcome<Outstanding>) =>
    factsOf(outcome)
      .filter(({ path }) => path.includes('/Flat/'))
      .map(({ kind, state }) => `${state} ${kind}`);

  it('goes before their folder: dark flats among flats are darks, lights are left out', async () => {
    await given()
      .when(look(light, ...flats('Flat', 1, 2), ...flats('DARKFLAT', 3), ...flats('Light', 4)))
      .thenSatisfies((outcome) =>
        assert.deepEqual(kindsOf(outcome), ['accepted flat', 'accepted flat', 'accepted dark', 'ignored other']),
      );
  });

  it('counts for nothing where it is the same of all of them, also of those that come later', async () => {
    const flat = 'accepted flat';
    const every = flats('Light', 1, 2, 3);
    await given()
      .when(look(light, ...every))
      .thenSatisfies((outcome) => assert.deepEqual(kindsOf(outcome), [flat, flat, flat]));
    const before = (warning: string) =>
      known({ kind: 'flat', path: '20240101/Flat/0.fits', folder: '20240101', warning });
    await given(before("IMAGETYP 'Light' is said of every frame in its folder: taken as a flat"))
      .when(look(light, ...flats('Light', 1)))
      .thenSatisfies((outcome) => assert.deepEqual(kindsOf(outcome), [flat]));
    await given(before(''))
      .when(look(light, ...every))
      .thenSatisfies((outcome) => assert.deepEqual(new Set(kindsOf(outcome)), new Set(['ignored other'])));
  });
});

/** Of the light as it is written. */
async function hashOf(): Promise<string> {
  let sha256 = '';
  await given()
    .when(look(light))
    .thenSatisfies((outcome) => {
      sha256 = factsOf(outcome)[0]?.sha256 ?? '';
    });
  return sha256;
}
