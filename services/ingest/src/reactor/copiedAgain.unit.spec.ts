import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { event } from '@wombat/eventlog/testkit';
import type { ServiceKit } from '@wombat/service-kit';
import { type Outcome, payloadsOf, specifyReactor } from '@wombat/service-kit/testkit';
import { readFrame } from '../adapters/readFrame.js';
import { discovery } from '../projection/discovery.js';
import { frameStates } from '../projection/frameStates.js';
import { seriesStates } from '../projection/seriesStates.js';
import { Discovery } from './discovery.js';
import { writeFrame } from './testing/rawFrames.js';

const AT_ONCE = { fileSettleSeconds: 0, nightSettleSeconds: 0 };
const { given } = specifyReactor({ projections: [discovery, seriesStates], config: { ingest: AT_ONCE } });
const LIGHT = '20240101/Light/SS Cyg/a.fits';
const factsOf = ({ published }: Outcome<unknown>) =>
  payloadsOf(published, 'FrameDiscovered').map(({ path, state, reason, revision }) => [path, state, reason, revision]);
const light = (kit: ServiceKit, path = LIGHT, cards = {}, level = 900) =>
  writeFrame(kit.data, path, { FILTER: 'V', ...cards }, level);

describe('a file that was no good', () => {
  for (const [what, spoil] of [
    ['holds zeros', (good: Buffer) => Buffer.alloc(good.length)],
    ['is cut short', (good: Buffer) => good.subarray(0, 2900)],
  ] as const)
    it(`and ${what} is taken up once it was copied again, into the next revision`, () =>
      given(event('ReductionRequested'), event('FrameDiscovered', { path: '20240101/Light/SS Cyg/earlier.fits' }))
        .when(async (kit) => {
          const discovery = new Discovery(kit);
          await light(kit);
          const good = await readFile(join(kit.data, LIGHT));
          await writeFile(join(kit.data, LIGHT), spoil(good));
          await discovery.look();
          await writeFile(join(kit.data, LIGHT), good);
          await discovery.look();
          await discovery.look();
        })
        .thenSatisfies((outcome) => {
          const [broken, good, ...more] = factsOf(outcome);
          assert.deepEqual(broken?.slice(0, 2), [LIGHT, 'broken']);
          assert.deepEqual(good, [LIGHT, 'accepted', '', 3]);
          assert.deepEqual(more, []);
        }));

  it('is read again by the next process, with the settings of today', () =>
    given(event('FrameDiscovered', { path: LIGHT, size: 5760, sha256: 'other', state: 'broken', reason: 'no time' }))
      .when(async (kit) => {
        await light(kit);
        await new Discovery(kit).look();
      })
      .thenSatisfies((outcome) => assert.deepEqual(factsOf(outcome), [[LIGHT, 'accepted', '', 1]])));
});

describe('a file that was read', () => {
  it('is read anew where calibration found other bytes, though neither size nor time tell', async () => {
    const { given: withStates } = specifyReactor({
      projections: [discovery, seriesStates, frameStates],
      config: { ingest: AT_ONCE },
    });
    const found = event('FrameDiscovered', { path: LIGHT, size: 5760, sha256: 'other' });
    const changed = event('FrameFailed', { path: LIGHT, stage: 'calibrate', code: 'changed' });
    const look = async (kit: ServiceKit) => {
      if (!existsSync(join(kit.data, LIGHT))) await light(kit);
      const discovery = new Discovery(kit);
      await discovery.look();
      await discovery.look();
    };
    await withStates(found).when(look).thenNothing();
    await withStates(event('ReductionRequested'), found, changed)
      .when(look)
      .thenSatisfies((outcome) => assert.deepEqual(factsOf(outcome), [[LIGHT, 'accepted', '', 3]]));
  });

  it('is taken up again when other bytes of the same size are copied over it, and only then', () =>
    given()
      .when(async (kit) => {
        const discovery = new Discovery(kit);
        await light(kit);
        await discovery.look();
        await light(kit);
        await discovery.look();
        await light(kit, LIGHT, {}, 901);
        await discovery.look();
      })
      .thenSatisfies((outcome) => {
        assert.equal(factsOf(outcome).length, 2);
        assert.equal(new Set(outcome.published.map(({ id }) => id)).size, 2);
      }));

  it('gives way to its copy where it has other bytes now', () =>
    given()
      .when(async (kit) => {
        const discovery = new Discovery(kit);
        const copy = LIGHT.replace('a.fits', 'b.fits');
        await light(kit);
        await light(kit, copy);
        await discovery.look();
        await writeFile(join(kit.data, LIGHT), 'spoiled');
        await discovery.look();
      })
      .thenSatisfies((outcome) =>
        assert.deepEqual(
          factsOf(outcome).map(([path, state]) => `${String(path).slice(-6)} ${state}`),
          ['a.fits accepted', 'b.fits ignored', 'a.fits broken', 'b.fits accepted'],
        ),
      ));
});

/** The file system does not let a file be read the first time. */
class FailingDisk extends Discovery {
  private failures = 1;
  protected override readonly read: typeof readFrame = async (...file) =>
    this.failures-- > 0
      ? { state: 'unreadable', sha256: '', reason: 'unreadable: EIO: i/o error, read' }
      : readFrame(...file);
}

describe('a file that cannot be read now', () => {
  /** A look, the disk comes back, and after so many seconds another one. */
  const twoLooks = (seconds: number) => async (kit: ServiceKit) => {
    let now = new Date('2024-01-02T12:00:00Z');
    const clocked: ServiceKit = Object.assign(Object.create(kit), { now: () => now });
    const disk = new FailingDisk(clocked);
    await light(kit);
    now = new Date(Date.now() + 60_000);
    const first = await disk.look();
    const outside = [...kit.status.outside.values()];
    now = new Date(now.getTime() + seconds * 1000);
    return { first, outside, second: await disk.look() };
  };

  it('stands in the ledger with the reason, and is tried again by time', async () => {
    await given()
      .when(twoLooks(4))
      .thenSatisfies((outcome) => {
        assert.deepEqual(outcome.answer, {
          first: { planned: 0, retries: 1 },
          outside: [`1 file could not be read (${LIGHT}: unreadable: EIO: i/o error, read)`],
          second: { planned: 0, retries: 1 },
        });
        assert.deepEqual(factsOf(outcome), [[LIGHT, 'broken', 'unreadable: EIO: i/o error, read', 0]]);
      });
    await given()
      .when(twoLooks(6))
      .thenSatisfies((outcome) => {
        assert.deepEqual(outcome.answer.second, { planned: 0, retries: 0 });
        assert.deepEqual(factsOf(outcome).at(-1), [LIGHT, 'accepted', '', 1]);
      });
  });
});

/** Somebody goes on copying a file while it is read for the first time. */
class CopyGoingOn extends Discovery {
  private isFirst = true;
  protected override readonly read: typeof readFrame = async (root, path, cameras) => {
    const read = await readFrame(root, path, cameras);
    if (this.isFirst) await appendFile(join(root, path), Buffer.alloc(2880));
    this.isFirst = false;
    return read;
  };
}

describe('a file that changes while it is read', () => {
  it('is not recorded as it no longer is, and waited for', () =>
    given()
      .when(async (kit) => {
        const discovery = new CopyGoingOn(kit);
        await light(kit);
        return [await discovery.look(), await discovery.look()];
      })
      .thenSatisfies((outcome) => {
        assert.deepEqual(
          outcome.answer.map(({ planned }) => planned),
          [1, 0],
        );
        assert.deepEqual(
          payloadsOf(outcome.published, 'FrameDiscovered').map(({ size }) => size),
          [5760 + 2880],
        );
      }));
});

describe('one exposure that lies in a folder twice', () => {
  it('is used once, raw, and the ledger says why the other is left out', () =>
    given()
      .when(async (kit) => {
        await light(kit, LIGHT, { CALSTAT: 'BDF' }, 800);
        await light(kit, LIGHT.replace('a.fits', 'b.fits'));
        await new Discovery(kit).look();
      })
      .thenSatisfies((outcome) => {
        const [processed, raw] = factsOf(outcome);
        assert.equal(processed?.[1], 'ignored');
        assert.match(String(processed?.[2]), /^the same exposure as 20240101\/Light\/SS Cyg\/b\.fits, which is used/);
        assert.equal(raw?.[1], 'accepted');
      }));
});
