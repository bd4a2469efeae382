import assert from 'node:assert/strict';
import { flatSettings } from './flatSettings.js';

describe('settings by name', () => {
  it('are the values below all keys, and entries of lists', () => {
    const settings = {
      site: { latitude: -32.5 },
      cameras: [{ gain: 1 }, { gain: 2 }],
      band: 'V',
      photometry: { aperture: [5, 8] },
    };
    assert.deepEqual(flatSettings(settings), {
      'site.latitude': '-32.5',
      'cameras[1].gain': '1',
      'cameras[2].gain': '2',
      band: '"V"',
      'photometry.aperture[1]': '5',
      'photometry.aperture[2]': '8',
    });
  });

  it('are without what is not set', () => {
    assert.deepEqual(flatSettings({ target: undefined, solve: { fov: null }, targets: {} }), { 'solve.fov': 'null' });
  });
});
