import { event, revision, specifyProjection } from '@wombat/eventlog/testkit';
import { discovery } from './discovery.js';
import { frameStates } from './frameStates.js';
import { leftOutPoints } from './leftOutPoints.js';
import { seriesStates } from './seriesStates.js';

const { given } = specifyProjection(discovery, frameStates, leftOutPoints, seriesStates);
const found = event('FrameDiscovered', { reason: '' });
const before = [event('NightDiscovered'), event('ReductionRequested', { reduction: revision(2) }), found];
const measured = event('FrameMeasured', { reduction: revision(2) });
const frameSha256 = found.payload.sha256;
const made = (id: string, number: number, reasons: readonly string[]) =>
  event(
    'MagnitudesTransformed',
    { reduction: revision(number), leftOut: reasons.map((reason) => ({ frameSha256, reason })) },
    { id },
  );
const leftOut = made('without', 2, ['flagged saturated']);
const stands = (reason: string | null) => ({ frame: [{ state: 'measured', reason }] });

describe('a measured frame without a row in the report', () => {
  it('has the reason, whichever of the two is heard of first', async () => {
    await given(...before, measured, leftOut).thenRows(stands('flagged saturated'));
    await given(...before, leftOut, measured).thenRows(stands('flagged saturated'));
  });

  it('has none any more once its point is in the report', () =>
    given(...before, measured, leftOut, made('with', 2, [])).thenRows(stands(null)));

  it('is not told anything by the report of a lower revision', () =>
    given(...before, measured, leftOut).thenUnchangedBy(made('old', 1, ['flagged nearEdge'])));

  it('begins anew with a higher revision', () =>
    given(
      ...before,
      measured,
      leftOut,
      event('ReductionRequested', { reduction: revision(3) }, { id: 'again' }),
      event('FrameMeasured', { reduction: revision(3) }, { id: 'measured again' }),
    ).thenRows(stands(null)));
});
