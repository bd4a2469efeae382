import assert from 'node:assert/strict';
import { readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { event } from '@wombat/eventlog/testkit';
import type { ServiceKit } from '@wombat/service-kit';
import { type Outcome, payloadsOf, specifyReactor } from '@wombat/service-kit/testkit';
import { discovery } from '../projection/discovery.js';
import { frameStates } from '../projection/frameStates.js';
import { seriesStates } from '../projection/seriesStates.js';
import { Discovery } from './discovery.js';
import { writeFrame } from './testing/rawFrames.js';

const { given } = specifyReactor({
  projections: [discovery, frameStates, seriesStates],
  config: { ingest: { fileSettleSeconds: 0, nightSettleSeconds: 0 } },
});
const [FIRST, SECOND] = ['20240101/Light/SS Cyg/a.fits', '20240101/Light/SS Cyg/b.fits'];
const MANY = Array.from({ length: 9 }, (_, day) => `202401${String(day + 1).padStart(2, '0')}/Light/SS Cyg/a.fits`);
const [OLDER = '', OLD = ''] = MANY;
const known = event('FrameDiscovered', { path: FIRST, size: 5760 });

const pathsOf = ({ published }: Outcome<unknown>) => payloadsOf(published, 'FrameDiscovered').map(({ path }) => path);

/** Long after the files of a test were written, as time goes on. */
function clockOf(kit: ServiceKit) {
  let now = Date.now() + 86_400_000;
  kit.now = () => new Date(now);
  return (seconds: number) => {
    now += 1000 * seconds;
  };
}

/** In its place: nothing comes into its folder, and nothing goes. */
async function writeOver({ data }: ServiceKit, path: string): Promise<void> {
  const bytes = await readFile(join(data, path));
  bytes.writeUInt8(bytes.readUInt8(2880) ^ 1, 2880);
  await writeFile(join(data, path), bytes);
}

describe('a folder in which nothing is left to do', () => {
  it('is asked after a minute whether a file has come, and listed then', () =>
    given(known)
      .when(async (kit) => {
        const goOn = clockOf(kit);
        await writeFrame(kit.data, FIRST, { FILTER: 'V' });
        const looks = new Discovery(kit);
        await looks.look();
        await writeFrame(kit.data, SECOND, { FILTER: 'V' });
        const { planned } = await looks.look();
        assert.equal(planned, 0);
        goOn(61);
        await looks.look();
      })
      .thenSatisfies((outcome) => assert.deepEqual(pathsOf(outcome), [SECOND])));

  it('is listed whole after half an hour, for a file that was written over in its place', () =>
    given(known)
      .when(async (kit) => {
        const goOn = clockOf(kit);
        await writeFrame(kit.data, FIRST, { FILTER: 'V' });
        const looks = new Discovery(kit);
        await looks.look();
        await writeOver(kit, FIRST);
        goOn(61);
        await looks.look();
        goOn(1800);
        await looks.look();
      })
      .thenSatisfies((outcome) => assert.deepEqual(pathsOf(outcome), [FIRST])));

  it('is listed whole a few at a time and then one each five seconds, however many wait for it', () =>
    given(...MANY.map((path) => event('FrameDiscovered', { path, size: 5760 })))
      .when(async (kit) => {
        const goOn = clockOf(kit);
        for (const path of MANY) await writeFrame(kit.data, path, { FILTER: 'V' });
        const looks = new Discovery(kit);
        await looks.look();
        for (const path of MANY) await writeOver(kit, path);
        goOn(1800);
        await looks.look();
        await looks.look();
        goOn(5);
        await looks.look();
      })
      .thenSatisfies((outcome) => assert.deepEqual(pathsOf(outcome), MANY.slice(0, 5))));

  it('is listed by every process once where files came of late, and looked through where a file is another', () =>
    given(known)
      .when(async (kit) => {
        clockOf(kit);
        await writeFrame(kit.data, FIRST, { FILTER: 'V' });
        await new Discovery(kit).look();
        await new Discovery(kit).look();
        await writeFrame(kit.data, FIRST, { FILTER: 'V' }, 300);
        await new Discovery(kit).look();
      })
      .thenSatisfies((outcome) => assert.deepEqual(pathsOf(outcome), [FIRST])));

  it('is asked alone by the next process where files came long ago, and listed when its turn comes', () =>
    given(...MANY.map((path) => event('FrameDiscovered', { path, size: 5760 })))
      .when(async (kit) => {
        const goOn = clockOf(kit);
        for (const path of MANY) await writeFrame(kit.data, path, { FILTER: 'V' });
        for (const path of [OLD, OLDER])
          for (let folder = dirname(path); folder !== '.'; folder = dirname(folder))
            await utimes(join(kit.data, folder), 1_600_000_000, 1_600_000_000);
        await new Discovery(kit).look();
        await writeOver(kit, OLD);
        await rm(join(kit.data, OLDER));
        await writeFrame(kit.data, join(dirname(OLDER), 'c.fits'), { FILTER: 'V' });
        await new Discovery(kit).look();
        const unseen = kit.store.all('SELECT folder FROM still_folder ORDER BY folder LIMIT 2');
        assert.deepEqual(unseen, [{ folder: '20240102' }, { folder: '20240103' }]);
        goOn(1801);
        await new Discovery(kit).look();
      })
      .thenSatisfies((outcome) => assert.deepEqual(pathsOf(outcome), [join(dirname(OLDER), 'c.fits'), OLD])));

  it('is no such folder while a file of it is no good', () =>
    given(event('FrameDiscovered', { path: FIRST, size: 5760, state: 'broken', sha256: '' }))
      .when(async (kit) => {
        clockOf(kit);
        await writeFrame(kit.data, FIRST, { FILTER: 'V' });
        await new Discovery(kit).look();
        return kit.store.all('SELECT folder FROM still_folder');
      })
      .thenSatisfies(({ answer }) => assert.deepEqual(answer, [])));
});
