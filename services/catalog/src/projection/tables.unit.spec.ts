import { assertEntitiesFit, assertOpensOlderHome, assertSameInAnyOrder } from '@wombat/eventlog/testkit';
import { catalog } from './catalog.js';

describe("catalog's tables", () => {
  it('of version 0.1.0 open as they are and go on', () =>
    assertOpensOlderHome(new URL('../../src/projection/testing/home-0.1.0.sql', import.meta.url), catalog));

  it('are what their entities say', () => assertEntitiesFit(catalog));

  it('end the same wherever workers tell of their work', () => assertSameInAnyOrder(catalog));
});
