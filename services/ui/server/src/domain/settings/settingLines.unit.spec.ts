import assert from 'node:assert/strict';
import { nameOf, settingsOf, textOf, valueAt } from './settingLines.js';

const camera = { properties: { gain: { description: 'electrons', default: 1 } } };
const schema = {
  properties: {
    observer: { default: {}, properties: { code: { default: 'XXXX' } } },
    site: { properties: { latitude: { description: 'degrees north' }, name: { default: '' } } },
    cameras: { items: camera, description: 'cameras', default: [] },
    targets: { additionalProperties: { properties: { ra: {} } }, default: {} },
    filters: { additionalProperties: true, default: {}, description: 'bands' },
  },
};
const told = (value: unknown) =>
  settingsOf(schema, value).map((one) => `${nameOf(one.path)}=${one.hasParts ? '...' : textOf(one.value)}`);

describe('the settings', () => {
  it('are told below their keys, entries of lists by number, others by name, after the whole they are set in', () => {
    const value = {
      observer: { code: 'ABC' },
      site: { latitude: -31.5, name: '' },
      cameras: [{ gain: 1 }, { gain: 0.6 }],
      targets: { 'XZ Cyg': { ra: 293 } },
      filters: { Clear: 'CV' },
    };
    assert.deepEqual(told(value), [
      'observer.code=ABC',
      'site=...',
      'site.latitude=-31.5',
      'site.name=',
      'cameras=...',
      'cameras[1].gain=1',
      'cameras[2].gain=0.6',
      'targets=...',
      'targets.XZ Cyg.ra=293',
      'filters={"Clear":"CV"}',
    ]);
  });

  it('are told where nothing is set', () => {
    assert.deepEqual(told({}), [
      'observer.code=',
      'site=...',
      'site.latitude=',
      'site.name=',
      'cameras=',
      'targets=',
      'filters=',
    ]);
  });

  it('are found again in a configuration by their keys', () => {
    assert.equal(valueAt({ cameras: [{ gain: 2 }] }, ['cameras', 0, 'gain']), 2);
    assert.equal(valueAt({ cameras: [] }, ['cameras', 0, 'gain']), undefined);
  });
});
