import assert from 'node:assert/strict';
import { event, revision } from '@wombat/eventlog/testkit';
import type { FrameFailureCode, HaltCode } from '@wombat/proto/words';
import { cancelledNights, type ServiceKit } from '@wombat/service-kit';
import { payloadsOf, specifyReactor } from '@wombat/service-kit/testkit';
import { discovery } from '../projection/discovery.js';
import { frameStates } from '../projection/frameStates.js';
import { seriesStates } from '../projection/seriesStates.js';
import { CalibrationSettings } from './calibrationSettings.js';
import { RetryAtStart } from './retryAtStart.js';

const projections = [discovery, frameStates, seriesStates, cancelledNights];
const path = '20240101/Light/SS Cyg/a.fits';
const found = event('FrameDiscovered', { path, revision: 1 });
const series = [{ targetName: 'SS Cyg', filter: 'V', numImages: 1, revision: 1, band: 'V', warning: '' }];
const night = event('NightDiscovered', { series });
const requested = (settingsHash: string) => event('ReductionRequested', { reduction: revision(1), settingsHash });
const standing = [found, night, requested('')] as const;
const lost = (code: FrameFailureCode) =>
  event('FrameFailed', { reduction: revision(1), path, stage: 'calibrate', code, reason: 'why' });
const halted = (code: HaltCode, retryAt = '') =>
  event('SeriesHalted', { reduction: revision(1), stage: 'calibrate', code, retryAt });
const magnitudes = event('MagnitudesTransformed', { reduction: revision(1) });
const start = (kit: ServiceKit) => new RetryAtStart(kit, new CalibrationSettings(kit)).retry();

/** Why the series is tried again when the program starts after these events; null where it is not. */
async function reasonAfter(...events: Parameters<ReturnType<typeof specifyReactor>['given']>): Promise<string | null> {
  let reason: string | null = null;
  await specifyReactor({ projections })
    .given(...events)
    .when(start)
    .thenSatisfies(({ published }) => {
      const [request, ...others] = payloadsOf(published, 'ReductionRequested');
      assert.equal(others.length, 0);
      if (request !== undefined) assert.deepEqual(request.reduction, revision(2));
      reason = request?.reason ?? null;
    });
  return reason;
}

describe('a start of the program', () => {
  it('tries again what failed for a cause of this computer', async () => {
    const reason = 'frames were lost for want of room, permission or a worker: tried again at start';
    for (const code of ['disk', 'lost', 'unreadable'] as const) {
      assert.equal(await reasonAfter(...standing, lost(code), halted('failed')), reason);
      assert.equal(await reasonAfter(...standing, lost(code), magnitudes), reason, 'though others were measured');
    }
    assert.match((await reasonAfter(...standing, halted('failed'))) ?? '', /^it failed, though no frame of it did/);
  });

  it('does not try again what the frames are to blame for', async () => {
    for (const code of ['size', 'truncated'] as const)
      assert.equal(await reasonAfter(...standing, lost(code), halted('failed')), null);
    assert.equal(await reasonAfter(...standing, halted('nowcs')), null);
    assert.equal(await reasonAfter(...standing, magnitudes), null);
  });

  it('leaves alone what a person has decided on, and what is still on its way', async () => {
    const approved = event('Validated', { reduction: revision(1) });
    assert.equal(await reasonAfter(...standing, lost('disk'), magnitudes, approved), null);
    assert.equal(await reasonAfter(...standing, lost('disk')), null);
    const cancelled = event('NightCancelled', { night: '20240101' });
    assert.equal(await reasonAfter(...standing, lost('disk'), halted('failed'), cancelled), null);
  });

  it('tries again what had halted when settings have changed, but not what waits for a name or an answer', async () => {
    const before = [found, night, requested('of other settings')] as const;
    assert.match((await reasonAfter(...before, halted('notrans'))) ?? '', /settings have changed/);
    assert.equal(await reasonAfter(...before, halted('novsx')), null);
    assert.equal(await reasonAfter(...before, halted('novsp', '2024-01-02T03:04:05Z')), null);
    assert.equal(await reasonAfter(...before, magnitudes), null, 'a person looks at it first');
  });

  it('is one try in the life of a process', () =>
    specifyReactor({ projections })
      .given(...standing, halted('failed'))
      .when(async (kit) => {
        const retry = new RetryAtStart(kit, new CalibrationSettings(kit));
        await retry.retry();
        await kit.decide({ ...halted('failed'), payload: { ...halted('failed').payload, reduction: revision(2) } });
        await retry.retry();
      })
      .thenSatisfies(({ published }) => assert.equal(payloadsOf(published, 'ReductionRequested').length, 1)));
});
