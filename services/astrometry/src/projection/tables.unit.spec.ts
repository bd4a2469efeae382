import { assertOpensOlderHome, assertSameInAnyOrder } from '@wombat/eventlog/testkit';
import { astrometry } from './astrometry.js';

describe("astrometry's tables", () => {
  it('of version 0.1.0 open as they are and go on', () =>
    assertOpensOlderHome(new URL('../../src/projection/testing/home-0.1.0.sql', import.meta.url), astrometry));

  it('end the same wherever workers tell of their work', () => assertSameInAnyOrder(astrometry));
});
