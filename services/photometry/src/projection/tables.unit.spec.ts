import { assertOpensOlderHome } from '@wombat/eventlog/testkit';
import { photometry } from './photometry.js';

describe("photometry's tables", () => {
  it('of version 0.1.0 open as they are and go on', () =>
    assertOpensOlderHome(new URL('../../src/projection/testing/home-0.1.0.sql', import.meta.url), photometry));
});
