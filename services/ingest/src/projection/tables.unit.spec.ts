import { assertEntitiesFit, assertOpensOlderHome } from '@wombat/eventlog/testkit';
import { discovery } from './discovery.js';
import { frameStates } from './frameStates.js';
import { seriesNames } from './seriesNames.js';
import { seriesStates } from './seriesStates.js';

describe("ingest's tables", () => {
  it('of version 0.1.0 open as they are and go on', () =>
    assertOpensOlderHome(
      new URL('../../src/projection/testing/home-0.1.0.sql', import.meta.url),
      discovery,
      frameStates,
      seriesStates,
      seriesNames,
    ));

  it('are what their entities say', () => assertEntitiesFit(discovery, frameStates, seriesStates, seriesNames));
});
