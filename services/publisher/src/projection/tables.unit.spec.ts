import { assertEntitiesFit, assertOpensOlderHome } from '@wombat/eventlog/testkit';
import { publisherProjections } from './publisherProjections.js';
import { validations } from './validations.js';

describe("publisher's tables", () => {
  it('of version 0.1.0 open as they are and go on', () =>
    assertOpensOlderHome(
      new URL('../../src/projection/testing/home-0.1.0.sql', import.meta.url),
      ...publisherProjections,
    ));

  it('are what their entities say', () => assertEntitiesFit(validations));
});
