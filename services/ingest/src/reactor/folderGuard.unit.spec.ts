import assert from 'node:assert/strict';
import type { ServiceKit } from '@wombat/service-kit';
import { payloadsOf, specifyReactor } from '@wombat/service-kit/testkit';
import Database from 'better-sqlite3';
import { readFrame } from '../adapters/readFrame.js';
import { discovery } from '../projection/discovery.js';
import { seriesStates } from '../projection/seriesStates.js';
import { Discovery } from './discovery.js';
import { writeFrame } from './testing/rawFrames.js';

const AT_ONCE = { fileSettleSeconds: 0, nightSettleSeconds: 0 };
const { given } = specifyReactor({ projections: [discovery, seriesStates], config: { ingest: AT_ONCE } });
const BAD = '20240101';
const place = (night: string) => `${night}/Light/SS Cyg/a.fits`;

/** Throws at the frames of one folder. */
class FailingFolder extends Discovery {
  times = 0;
  constructor(
    kit: ServiceKit,
    private trouble: Error | null,
  ) {
    super(kit);
  }

  protected override readonly read: Discovery['read'] = async (...file) => {
    const [, path] = file;
    if (!path.startsWith(BAD) || this.trouble === null) return readFrame(...file);
    this.times += 1;
    throw this.trouble;
  };

  mend(): void {
    this.trouble = null;
  }
}

const nights = async (kit: ServiceKit, ...all: string[]) => {
  for (const night of all) await writeFrame(kit.data, place(night), { FILTER: 'V' });
};

describe('a folder that throws', () => {
  it('stops no other, is told, and is not looked at again until a file of it changes', () =>
    given()
      .when(async (kit) => {
        await nights(kit, BAD, '20240102');
        const failing = new FailingFolder(kit, new Error('x is undefined'));
        await failing.look();
        await failing.look();
        const { times } = failing;
        const notices = [...kit.status.notices.values()];
        const told = [...kit.status.failed];
        failing.mend();
        await failing.look();
        await writeFrame(kit.data, place(BAD), { FILTER: 'V', OBJECT: 'other' }, 5);
        await writeFrame(kit.data, `${BAD}/Light/SS Cyg/b.fits`, { FILTER: 'V' }, 7);
        await failing.look();
        return { times, notices, told, after: kit.status.notices.size + kit.status.failed.size };
      })
      .thenSatisfies(({ answer, published }) => {
        assert.equal(answer.times, 1);
        assert.deepEqual(answer.told, [BAD], 'so that a run does not end as if all were done');
        assert.match(
          answer.notices.join(),
          /^20240101: the program failed on this folder: x is undefined; the others go on/,
        );
        assert.equal(answer.after, 0);
        const paths = payloadsOf(published, 'FrameDiscovered').map(({ path }) => path);
        assert.deepEqual(paths, [place('20240102'), place(BAD), `${BAD}/Light/SS Cyg/b.fits`]);
      }));

  it('is tried at every look where this computer is the cause, with what to do', () =>
    given()
      .when(async (kit) => {
        await nights(kit, BAD);
        const failing = new FailingFolder(kit, Object.assign(new Error('EIO'), { code: 'EIO', path: '/share' }));
        await failing.look();
        await failing.look();
        return { times: failing.times, notices: [...kit.status.notices.values()] };
      })
      .thenIs({
        times: 2,
        notices: [
          '20240101: the disk or share gives errors (/share): look after the disk, the cable or the network share',
        ],
      }));

  it('is not to blame for the tables', () =>
    given()
      .when(async (kit) => {
        await nights(kit, BAD);
        const full = new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
        await assert.rejects(new FailingFolder(kit, full).look(), full);
      })
      .thenSatisfies(({ published }) => assert.deepEqual(published, [])));
});
