import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatRoute, parseRoute } from './route.js';

describe('route', () => {
  it('comes back from the address bar, whatever the names', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(name, name, name, (night, targetName, filter) => {
        const route = { tab: 'validate', selected: { night, targetName, filter } } as const;
        assert.deepEqual(parseRoute(formatRoute(route)), route);
      }),
      { seed: 1, numRuns: 200 },
    );
    assert.deepEqual(parseRoute(formatRoute({ tab: 'nights', selected: null })), { tab: 'nights', selected: null });
  });

  it('takes anything else for the first tab', () => {
    for (const hash of ['', '#', '#elsewhere', '#validate/20251015', '#validate/%E0%A4%A/b/c', '#validate///']) {
      assert.deepEqual(parseRoute(hash), { tab: 'validate', selected: null }, hash);
    }
  });
});
