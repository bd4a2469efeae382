import assert from 'node:assert/strict';
import { bandOfSystem } from './bandOfSystem.js';

describe('bandOfSystem', () => {
  it('knows letter and system as makers and capture programs write them', () => {
    const bands: Record<string, string> = {
      ...{
        'Johnson V': 'V',
        'V Johnson': 'V',
        V_Bessel: 'V',
        'Bessell-I': 'I',
        'Cousins R': 'R',
        'Johnson-Cousins B': 'B',
      },
      ...{
        V_Johnson_Cousins: 'V',
        'Photometric Johnson V': 'V',
        'UBVRI Rc': 'R',
        'JC U filter': 'U',
        'Johnson B-band': 'B',
      },
      ...{ 'Sloan r': 'SR', "Sloan r'": 'SR', sdss_r: 'SR', 'SDSS G': 'SG', 'Sloan ip': 'SI', "g'": 'SG', 'z’': 'SZ' },
    };
    for (const [name, band] of Object.entries(bands)) assert.equal(bandOfSystem(name), band, name);
  });

  it('guesses nothing of names with another word, without a system, or without a letter of it', () => {
    const names = ['V', 'V band', 'Astrodon V', 'Johnson', 'Johnson H', 'Sloan', 'Sloan v', 'Sloan clear', "H'", ''];
    for (const name of [...names, 'Johnson V blocked', 'Johnson toString', 'Bessell __proto__'])
      assert.equal(bandOfSystem(name), undefined, name);
  });
});
