import { event } from '@wombat/eventlog/testkit';
import type { ServiceKit } from '@wombat/service-kit';
import { specifyReactor } from '@wombat/service-kit/testkit';
import { discovery } from '../projection/discovery.js';
import { seriesStates } from '../projection/seriesStates.js';
import { submissionStates } from '../projection/submissionStates.js';
import { Discovery } from './discovery.js';
import { writeFrame } from './testing/rawFrames.js';

const AT_ONCE = { fileSettleSeconds: 0, nightSettleSeconds: 0 };
const { given } = specifyReactor({
  projections: [discovery, seriesStates, submissionStates],
  config: { ingest: AT_ONCE },
});

/** A light of the series comes to lie on the disk, then it is looked at. */
const lightComes = async (kit: ServiceKit) => {
  await writeFrame(kit.data, '20240101/Light/SS Cyg/a.fits', { FILTER: 'V' });
  return new Discovery(kit).look();
};
const discovered = (revision: number) => ({ type: 'FrameDiscovered', payload: { revision } }) as const;

describe('a light', () => {
  it('that comes later is of the next revision of its series', () =>
    given(event('ReductionRequested'), event('FrameDiscovered', { path: '20240101/Light/SS Cyg/earlier.fits' }))
      .when(lightComes)
      .thenPublishes(discovered(3)));

  it('that the log lost with all others is of the revision that was asked for of it', () =>
    given(event('ReductionRequested')).when(lightComes).thenPublishes(discovered(2)));

  it('is of the next one also where no other is known, once that revision is on its way', () =>
    given(event('ReductionRequested'), event('FramesCalibrated')).when(lightComes).thenPublishes(discovered(3)));
});
