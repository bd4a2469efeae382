import assert from 'node:assert/strict';
import { settingLines } from './settingLines.js';

const camera = { properties: { gain: { description: 'electrons', default: 1 } } };
const schema = {
  properties: {
    site: { properties: { latitude: { description: 'degrees north' }, name: { default: '' } } },
    cameras: { items: camera, description: 'cameras' },
    targets: { additionalProperties: { properties: { ra: {} } } },
    filters: { additionalProperties: true, default: {}, description: 'bands' },
    aavso: { properties: { password: {} } },
  },
};
const told = (value: unknown) =>
  settingLines(schema, value, () => null).map((line) => `${line.name}=${line.value}${line.isDefault ? '' : ' (set)'}`);

describe('settingLines', () => {
  it('tells every setting below its key, entries of lists by number, others by name', () => {
    const value = {
      site: { latitude: -31.5, name: '' },
      cameras: [{ gain: 1 }, { gain: 0.6 }],
      targets: { 'XZ Cyg': { ra: 293 } },
      filters: { Clear: 'CV' },
    };
    assert.deepEqual(told(value), [
      'site.latitude=-31.5 (set)',
      'site.name=',
      'cameras[1].gain=1',
      'cameras[2].gain=0.6 (set)',
      'targets.XZ Cyg.ra=293 (set)',
      'filters={"Clear":"CV"} (set)',
      'aavso.password=(not shown)',
    ]);
    assert.equal(settingLines(schema, value, () => null)[0]?.meaning, 'degrees north');
  });

  it('tells where each was set', () => {
    const origins: Record<string, { line: number } | { variable: string }> = {
      'cameras,1,gain': { line: 7 },
      'site,latitude': { variable: 'WOMBAT_SITE_LATITUDE' },
    };
    const value = { site: { latitude: -31.5 }, cameras: [{ gain: 1 }, { gain: 0.6 }] };
    const lines = settingLines(schema, value, (path) => origins[path.join(',')] ?? null);
    assert.deepEqual(
      lines.filter(({ origin }) => origin !== '').map(({ name, origin }) => [name, origin]),
      [
        ['site.latitude', 'WOMBAT_SITE_LATITUDE'],
        ['cameras[2].gain', 'line 7'],
      ],
    );
  });

  it('tells what is not set, and never a secret', () => {
    assert.deepEqual(told({}), [
      'site.latitude=',
      'site.name=',
      'cameras=',
      'targets=',
      'filters=',
      'aavso.password=(not shown)',
    ]);
    assert.ok(
      !JSON.stringify(settingLines(schema, { aavso: { password: 'hidden one' } }, () => null)).includes('hidden one'),
    );
  });
});
