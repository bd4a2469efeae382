import assert from 'node:assert/strict';
import { settingOrigins } from './settingOrigins.js';

const TEXT = `site:
  latitude: -32.5
cameras:
  - gain: 1
  - gain: 2
`;

describe('where a setting was set', () => {
  const originOf = (path: readonly PropertyKey[], variables: Record<string, string> = {}, text = TEXT) => {
    const origins = settingOrigins(text, variables);
    assert.ok(origins.ok);
    return origins.value(path);
  };

  it('is a line of the file', () => {
    assert.deepEqual(originOf(['site', 'latitude']), { line: 2 });
    assert.deepEqual(originOf(['cameras', 1, 'gain']), { line: 5 });
  });

  it('is nowhere where its default holds', () => {
    for (const path of [
      ['site', 'longitude'],
      ['solve', 'fov'],
      ['cameras', 2, 'gain'],
    ])
      assert.equal(originOf(path), null, path.join('.'));
    assert.equal(originOf(['site', 'latitude'], {}, ''), null);
  });

  it('is the variable that goes before the file', () => {
    const variables = { WOMBAT_SITE_LATITUDE: '40', WOMBAT_SOLVE_FOV: '', WOMBAT_CAMERAS: '[]' };
    assert.deepEqual(originOf(['site', 'latitude'], variables), { variable: 'WOMBAT_SITE_LATITUDE' });
    assert.deepEqual(originOf(['cameras', 0, 'gain'], variables), { variable: 'WOMBAT_CAMERAS' });
    assert.equal(originOf(['solve', 'fov'], variables), null);
  });

  it('cannot be told of a text that is no YAML', () => {
    assert.equal(settingOrigins('a: [', {}).ok, false);
  });
});
