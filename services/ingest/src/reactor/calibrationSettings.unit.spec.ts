import assert from 'node:assert/strict';
import { event } from '@wombat/eventlog/testkit';
import type { FrameDiscovered } from '@wombat/proto';
import type { ServiceKit } from '@wombat/service-kit';
import { payloadsOf, specifyReactor } from '@wombat/service-kit/testkit';
import { readFrameHeader } from '../adapters/readFrame.js';
import { ingestProjections } from '../projection/ingestProjections.js';
import { Announcement } from './announcement.js';
import { CalibrationSettings } from './calibrationSettings.js';
import { writeFrame } from './testing/rawFrames.js';

const NIGHT = '20240101';
const CARDS = { INSTRUME: 'ASI' };
const FRAMES = { bias: `${NIGHT}/Bias/b.fits`, dark: `${NIGHT}/Dark/d.fits`, flat: `${NIGHT}/Flat/f.fits` } as const;
const projections = ingestProjections;
const camera = (linearity?: number[], more: object = {}) => ({
  match: CARDS,
  ...(linearity && { linearity }),
  ...more,
});

/** A night found with one setting of its camera, and a process that begins with another. */
async function startedWith(today: object, then: object, pass: (kit: ServiceKit) => Promise<unknown>) {
  let told: FrameDiscovered[] = [];
  let scans: number[] = [];
  await specifyReactor({ projections, config: { cameras: [today] } })
    .given()
    .when(async (kit) => {
      for (const [kind, path] of Object.entries(FRAMES)) {
        await writeFrame(kit.data, path, CARDS);
        const read = await readFrameHeader(`${kit.data}/${path}`, 'ab', [then] as never);
        assert.ok(read.state === 'good');
        const series = { night: NIGHT, targetName: '', filter: kind === 'flat' ? 'V' : '' };
        const fact = { ...event('FrameDiscovered', { path, series, sha256: 'ab', meta: read.meta }).payload };
        const payload = { ...fact, kind: kind as FrameDiscovered['kind'], band: '', warning: '' };
        await kit.publishFacts([{ id: `found ${path}`, type: 'FrameDiscovered', payload }]);
      }
      await new Announcement(kit).announceAll();
      await pass(kit);
    })
    .thenSatisfies(({ published }) => {
      told = payloadsOf(published, 'FrameDiscovered').slice(3);
      scans = payloadsOf(published, 'NightDiscovered').map(({ scan }) => scan);
    });
  return { told, scans };
}

const settle = async (kit: ServiceKit) => {
  const settings = new CalibrationSettings(kit);
  const before = await settings.isBehind();
  await new Announcement(kit).announceAll();
  return [before, await settings.isBehind()];
};

describe('the polynomial of a camera', () => {
  it('is told of darks and flats anew where it has changed, and their night with them', async () => {
    let behind: boolean[] = [];
    const { told, scans } = await startedWith(camera([2e-6]), camera(), async (kit) => {
      behind = await settle(kit);
    });
    assert.deepEqual(
      told.map(({ path, kind, series, meta }) => [path, kind, series?.filter, meta?.linearity]),
      [
        [FRAMES.dark, 'dark', '', [2e-6]],
        [FRAMES.flat, 'flat', 'V', [2e-6]],
      ],
    );
    assert.deepEqual(scans, [1, 2]);
    assert.deepEqual(behind, [true, false], 'until the night is announced');
  });

  it('is waited for by who must have it', async () => {
    let isSettled = false;
    await startedWith(camera([2e-6]), camera(), async (kit) => {
      const settings = new CalibrationSettings(kit);
      assert.ok(await settings.isBehind());
      const waiting = settings.settled();
      await new Announcement(kit).announceAll();
      isSettled = await waiting;
    });
    assert.ok(isSettled);
  });

  it('is told where it is there no more, or is another one', async () => {
    for (const today of [camera(), camera([1e-6])]) {
      const { told, scans } = await startedWith(today, camera([2e-6]), settle);
      assert.deepEqual([told.length, scans], [2, [1, 2]]);
    }
  });

  it('is nothing new where it is the same, nor are other settings of the camera', async () => {
    const same = camera([2e-6], { gain: 1.5 });
    for (const [today, then] of [
      [same, camera([2e-6])],
      [camera(undefined, { gain: 1.5 }), camera()],
    ] as const) {
      const { told, scans } = await startedWith(today, then, settle);
      assert.deepEqual([told.length, scans], [0, [1]]);
    }
  });
});
