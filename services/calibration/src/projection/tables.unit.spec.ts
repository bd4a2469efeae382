import { assertOpensOlderHome, assertSameInAnyOrder } from '@wombat/eventlog/testkit';
import { calibration } from './calibration.js';
import { comparedSeries } from './comparedSeries.js';
import { releasedFrames } from './releasedFrames.js';
import { toldMasters } from './toldMasters.js';

describe("calibration's tables", () => {
  it('of version 0.1.0 open as they are and go on', () =>
    assertOpensOlderHome(
      new URL('../../src/projection/testing/home-0.1.0.sql', import.meta.url),
      calibration,
      toldMasters,
    ));

  it('end the same wherever workers tell of their work', () =>
    assertSameInAnyOrder(calibration, toldMasters, comparedSeries, releasedFrames));
});
