import assert from 'node:assert/strict';
import { filterOfFolder, kindOfFolder } from './folderWords.js';

describe('kindOfFolder', () => {
  const names = {
    light: [
      'Light',
      'lights',
      'LIGHT',
      'light frames',
      'Light Frames',
      'light_frames',
      'LightFrames',
      'lightframes',
      'raw lights',
    ],
    flat: [
      'Flat',
      'flat frames',
      'Flats_V',
      'FLATV',
      'flatwizard',
      'Flat Wizard',
      'sky flats',
      'Twilight Flats R',
      'skyflats 2024-01-01',
    ],
    dark: ['Dark', 'dark frames', 'Dark Subs', 'Darks_300s', 'darks -10C', 'DARK_60.5sec_bin2', 'dark 1x1 gain100'],
    bias: ['Bias', 'biases', 'BIAS FRAMES', 'bias_frame', 'Offsets', 'zeros', 'bias offset10'],
  } as const;

  for (const [kind, folders] of Object.entries(names)) {
    it(`finds ${kind} frames in folders as people name them`, () => {
      for (const folder of folders) assert.equal(kindOfFolder(folder), kind, folder);
    });
  }

  it('finds the darks of flats among the darks', () => {
    for (const folder of ['DarkFlat', 'dark flats', 'flat darks', 'FLATDARKS', 'darkflat_3s'])
      assert.equal(kindOfFolder(folder), 'dark', folder);
    assert.equal(kindOfFolder('lights and darks'), null);
    assert.equal(kindOfFolder('Light Dark'), null);
  });

  it('makes no difference between forms of Unicode, nor by blanks about the name', () => {
    for (const folder of [' Light ', 'light\u00a0frames', 'Flats\t'])
      assert.notEqual(kindOfFolder(folder), null, folder);
    assert.equal(kindOfFolder('Dunkelbilder'), 'dark');
  });

  it('takes no folder for one whose name goes on otherwise', () => {
    for (const folder of ['Lightning', 'Light pollution', 'SS Cyg', 'Flatland', '', '  ', 'V', 'constructor'])
      assert.equal(kindOfFolder(folder), null, folder);
  });
});

describe('filterOfFolder', () => {
  it('reads the filter off the name of a folder', () => {
    const names: Record<string, string> = {
      V: 'V',
      FlatV: 'V',
      Flat_V: 'V',
      'flat-B': 'B',
      Flats_Rc: 'Rc',
      FlatIc: 'Ic',
      Filter_V: 'V',
      FlatHa: 'Ha',
      'flat frames V': 'V',
      flatv: 'v',
      'V flats': 'V',
      Clear: 'Clear',
      FlatLum: 'Lum',
      L: 'L',
      TG: 'TG',
      SG: 'SG',
      r: 'r',
      R: 'R',
      FlatRed: 'Red',
      CV: 'CV',
    };
    for (const [name, filter] of Object.entries(names)) assert.equal(filterOfFolder(name), filter, name);
  });

  it('finds none where the name says none', () => {
    for (const name of [
      '',
      'Flats V R',
      'Flat',
      'Flats',
      'FlatWizard',
      '2024-01-01',
      '22_13_05',
      'rawframes',
      'SS Cyg',
      'Vega',
      'VV',
    ])
      assert.equal(filterOfFolder(name), null, name);
    assert.equal(filterOfFolder(null), null);
  });
});
