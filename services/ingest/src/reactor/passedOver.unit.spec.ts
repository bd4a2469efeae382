import assert from 'node:assert/strict';
import { rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { event } from '@wombat/eventlog/testkit';
import { configSchema, type ServiceKit, StatusBoard } from '@wombat/service-kit';
import { payloadsOf, specifyReactor } from '@wombat/service-kit/testkit';
import fc from 'fast-check';
import { readFrame } from '../adapters/readFrame.js';
import { discovery } from '../projection/discovery.js';
import { seriesStates } from '../projection/seriesStates.js';
import { Discovery } from './discovery.js';
import { writeFrame } from './testing/rawFrames.js';

const AT_ONCE = { ingest: { fileSettleSeconds: 0, nightSettleSeconds: 0 } };
const LIBRARY = { ...AT_ONCE, calibration: { calibrationNights: true } };
const { given } = specifyReactor({ projections: [discovery, seriesStates], config: AT_ONCE });
const [BIAS, FLAT, LIGHT] = ['20240102/Bias/b.fits', '20240102/Flat/f.fits', '20240102/Light/SS Cyg/a.fits'];
const CARDS = { INSTRUME: 'ASI', FILTER: 'V', GAIN: 120, 'CCD-TEMP': -10.25 };
const NOT_KEPT = /^20240102: no Light folder; ignored/;

class Counted extends Discovery {
  readonly paths: string[] = [];
  /** What the file system does not let through. */
  unreadable = '';
  protected override readonly read: typeof readFrame = async (root, path, cameras) => {
    this.paths.push(path);
    return path === this.unreadable
      ? { state: 'unreadable', sha256: '', reason: 'unreadable: EIO: i/o error, read' }
      : readFrame(root, path, cameras);
  };
}

/** Another process, with the settings of its day. */
function started(kit: ServiceKit, settings: object = AT_ONCE) {
  const status = new StatusBoard();
  const own = { config: { value: configSchema.parse(settings) }, status: { value: status } };
  return { looks: new Counted(Object.create(kit, own)), status };
}

/** What another process reads in one look, and tells. */
async function lookOf(kit: ServiceKit, settings?: object) {
  const { looks, status } = started(kit, settings);
  await looks.look();
  return { read: looks.paths, told: [...status.notices.values()].join() };
}

async function writeCalibrations({ data }: ServiceKit): Promise<void> {
  for (const path of [BIAS, FLAT]) await writeFrame(data, path, CARDS);
}

describe('a folder that is no night', () => {
  it('is read by the first process, and told of by each with the reason', () =>
    given()
      .when(async (kit) => {
        await writeCalibrations(kit);
        await writeFrame(kit.data, 'flats/Flat/f.fits', CARDS);
        return [await lookOf(kit), await lookOf(kit), await lookOf(kit)];
      })
      .thenSatisfies(({ answer, published }) => {
        assert.deepEqual(
          answer.map(({ read }) => read),
          [[BIAS, FLAT, 'flats/Flat/f.fits'], [], []],
        );
        for (const { told } of answer) {
          assert.match(told, NOT_KEPT);
          assert.match(told, /flats: neither its name nor a light frame in it tells the date/);
        }
        assert.deepEqual(published, []);
      }));

  it('is a night of a library once that is wanted, as if it had been read then', async () => {
    const factsBy = async (...days: object[]) => {
      let facts: unknown[] = [];
      const read: string[][] = [];
      await given()
        .when(async (kit) => {
          await writeCalibrations(kit);
          for (const settings of days) read.push((await lookOf(kit, settings)).read);
          assert.deepEqual(kit.store.all('SELECT path FROM kept_read'), []);
        })
        .thenSatisfies(({ published }) => {
          facts = payloadsOf(published, 'FrameDiscovered');
        });
      return { facts, read };
    };
    const later = await factsBy(AT_ONCE, LIBRARY);
    assert.deepEqual(later.read, [[BIAS, FLAT], []]);
    assert.equal(later.facts.length, 2);
    assert.deepEqual(later.facts, (await factsBy(LIBRARY)).facts);
  });

  it('is a night once a light comes, which alone is read', () =>
    given()
      .when(async (kit) => {
        await writeCalibrations(kit);
        const before = await lookOf(kit);
        await writeFrame(kit.data, LIGHT, CARDS);
        return [before, await lookOf(kit), await lookOf(kit)];
      })
      .thenSatisfies(({ answer, published }) => {
        assert.deepEqual(
          answer.map(({ read }) => read),
          [[BIAS, FLAT], [LIGHT], []],
        );
        assert.deepEqual(
          answer.map(({ told }) => told !== ''),
          [true, false, false],
        );
        const facts = payloadsOf(published, 'FrameDiscovered').map(({ path, state }) => [path, state]);
        assert.deepEqual(
          facts,
          [BIAS, FLAT, LIGHT].map((path) => [path, 'accepted']),
        );
      }));

  it('is one as soon as a light of its night is found in another folder, within the life of a process', () =>
    given()
      .when(async (kit) => {
        await writeCalibrations(kit);
        const { looks, status } = started(kit);
        await looks.look();
        const series = { night: '20240102', targetName: 'SS Cyg', filter: 'V' };
        await kit.publishFacts([
          { ...event('FrameDiscovered', { path: 'M31/Light/M31/a.fits', series }), id: 'other' },
        ]);
        await looks.look();
        return { read: looks.paths, told: [...status.notices.keys()] };
      })
      .thenSatisfies(({ answer, published }) => {
        assert.deepEqual(answer, { read: [BIAS, FLAT], told: [] });
        assert.equal(payloadsOf(published, 'FrameDiscovered').length, 3);
      }));

  it('is read anew where the rule of a camera is another', () =>
    given()
      .when(async (kit) => {
        await writeCalibrations(kit);
        const cameras = [{ match: { INSTRUME: 'ASI' }, gain: 2 }];
        await lookOf(kit);
        return [(await lookOf(kit, { ...AT_ONCE, cameras })).read, (await lookOf(kit, { ...AT_ONCE, cameras })).read];
      })
      .thenIs([[BIAS, FLAT], []]));

  it('has a file that could not be read tried again by time, and no other with it', () =>
    given()
      .when(async (kit) => {
        await writeCalibrations(kit);
        let now = Date.now();
        const { looks, status } = started(Object.create(kit, { now: { value: () => new Date(now) } }));
        looks.unreadable = FLAT;
        for (let look = 0; look < 3; look++) await looks.look();
        now += 6_000;
        await looks.look();
        looks.unreadable = '';
        now += 11_000;
        for (let look = 0; look < 3; look++) await looks.look();
        const later = await lookOf(kit);
        return {
          read: looks.paths,
          told: [...status.notices.values()],
          outside: status.outside.size,
          later: later.read,
        };
      })
      .thenSatisfies(({ answer: { told, ...answer } }) => {
        assert.deepEqual(answer, { read: [BIAS, FLAT, FLAT, FLAT], outside: 0, later: [] });
        assert.match(told.join(), NOT_KEPT);
      }));

  it('is told of no longer once it is gone', () =>
    given()
      .when(async (kit) => {
        await writeCalibrations(kit);
        const { looks, status } = started(kit);
        await looks.look();
        await rm(join(kit.data, '20240102'), { recursive: true });
        await looks.look();
        return [...status.notices.keys()];
      })
      .thenIs([]));

  it('has every file read that came or changed since, whatever happened to the others', async () => {
    const file = fc.constantFrom(BIAS, FLAT, '20240102/Flat/g.fits', 'flats/Flat/f.fits', 'flats/Dark/d.fits');
    const change = fc.record({ file, level: fc.constantFrom(null, 100, 200) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { maxLength: 4 }), { minLength: 2, maxLength: 5 }), (days) =>
        given()
          .when(async (kit) => {
            const [seen, expected] = [[] as string[][], [] as string[][]];
            let seconds = Date.now() / 1000;
            for (const changes of days) {
              const last = new Map(changes.map(({ file: path, level }) => [path, level]));
              for (const [path, level] of last) {
                await rm(join(kit.data, path), { force: true });
                if (level === null) continue;
                await writeFrame(kit.data, path, CARDS, level);
                // Later than any other, as the clock of a disk may tick more slowly than this goes.
                seconds += 1000;
                await utimes(join(kit.data, path), seconds, seconds);
              }
              expected.push([...last].flatMap(([path, level]) => (level === null ? [] : [path])).sort());
              seen.push((await lookOf(kit)).read.sort());
            }
            return { seen, expected };
          })
          .thenSatisfies(({ answer }) => assert.deepEqual(answer.seen, answer.expected)),
      ),
      { numRuns: 25, seed: 15 },
    );
  });
});
