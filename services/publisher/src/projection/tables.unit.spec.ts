import { assertEntitiesFit, assertOpensOlderHome } from '@wombat/eventlog/testkit';
import { publisherProjections } from './publisherProjections.js';

const HOME = new URL('../../src/projection/testing/home-0.1.0.sql', import.meta.url);

describe("publisher's tables", () => {
  it('of version 0.1.0 open as they are and go on', () => assertOpensOlderHome(HOME, ...publisherProjections));

  it('are what their entities say', () => assertEntitiesFit(...publisherProjections));
});
