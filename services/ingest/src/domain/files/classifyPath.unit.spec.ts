import assert from 'node:assert/strict';
import { specify } from '@wombat/eventlog/testkit';
import fc from 'fast-check';
import { classifyPath } from './classifyPath.js';

const spec = specify((folders: readonly string[], name: string) => classifyPath([...folders, name]));

const light = (targetFolder: string, filterFolder: string | null = null) =>
  ({ role: 'light', targetFolder, filterFolder }) as const;
const flat = (filterFolder: string | null = null) => ({ role: 'flat', filterFolder }) as const;
const ignored = (rule: string) => ({ role: 'ignored', rule }) as const;

describe('classifyPath', () => {
  it('tells the kind by the folder of the night, in any case, singular or plural', () => {
    for (const folder of ['Bias', 'bias', 'BIAS', 'Biases', 'BiasFrames'])
      spec.given(folder).when('a.fits').thenIs({ role: 'bias' });
    for (const folder of ['Dark', 'dark', 'DARKS', 'DarkFrame'])
      spec.given(folder).when('a.fit').thenIs({ role: 'dark' });
    for (const folder of ['DarkFlat', 'dark flats', 'FLATDARKS', 'Flat-Dark'])
      spec.given(folder).when('a.fits').thenIs({ role: 'dark' });
    for (const folder of ['Flat', 'flats', 'FLAT', 'FlatFrames']) spec.given(folder).when('a.fts').thenIs(flat());
    for (const folder of ['Light', 'lights', 'LIGHT', 'LightFrames'])
      spec.given(folder, 'SS Cyg').when('a.FITS').thenIs(light('SS Cyg'));
  });

  it('takes target and filter from the folders below', () => {
    spec.given('Light', 'SS Cyg', 'V').when('a.fits').thenIs(light('SS Cyg', 'V'));
    spec.given('Light', 'SS Cyg', 'V', 'deeper').when('a.fits').thenIs(light('SS Cyg', 'V'));
    spec.given('Flat', 'FlatV').when('a.fits.gz').thenIs(flat('FlatV'));
    spec.given('LIGHT', 'M 67', '22_13_05', 'rawframes').when('frame_0001.fits').thenIs(light('M 67', '22_13_05'));
    spec.given('Dark', '30s').when('a.fits.fz').thenIs({ role: 'dark' });
    spec.given('Flats_V').when('a.fits').thenIs(flat('Flats_V'));
  });

  it('takes the forms of Unicode of one name for one target', () => {
    const composed = '\u00e9toile de Barnard';
    for (const folder of [composed, composed.normalize('NFD')])
      spec.given('Light', folder).when('a.fits').thenIs(light(composed));
  });

  it('ignores what lies elsewhere, and says why', () => {
    const elsewhere = ignored('not below Bias, Dark, Flat or Light');
    spec.given().when('a.fits').thenIs(elsewhere);
    spec.given('Snapshots').when('a.fits').thenIs(elsewhere);
    spec.given('SS Cyg', 'Light').when('a.fits').thenIs(elsewhere);
    spec.given('Lightning').when('a.fits').thenIs(elsewhere);
    spec.given().when('Light').thenIs(elsewhere);
    spec.given('Light').when('a.fits').thenIs(ignored('directly in Light: put it in a folder named for the target'));
  });

  it('ignores what is no raw frame, and says why', () => {
    const target = spec.given('Light', 'SS Cyg');
    for (const name of ['Stack_0001.fits', 'stack-12frames.fit'])
      target.when(name).thenIs(ignored('a live stack (Stack_*)'));
    for (const name of ['a.fits.bak', 'A.BAK']) target.when(name).thenIs(ignored('a backup copy (.bak)'));
    for (const name of ['a_thumb.fits', 'thumbnail.fits', 'a-preview.fits', 'previews_1.fits'])
      target.when(name).thenIs(ignored('a thumbnail or preview'));
    for (const name of ['masterDark_30s.fits', 'Master_Flat_V.fit', 'x_master_flat.fits']) {
      spec.given('Flat').when(name).thenIs(ignored('a master made by another program'));
    }
    for (const name of ['a.jpg', 'a.txt', 'fits', 'a.fits.zip', 'a.xisf', 'CameraSettings.txt'])
      target.when(name).thenIs(ignored('not named as a FITS file'));
  });

  it('does not take a frame for a stack or preview because of a word that begins alike', () => {
    for (const name of ['Stackhouse 4_001.fits', 'previewed.fits', 'thumbelina_1.fits'])
      spec.given('Light', 'SS Cyg').when(name).thenIs(light('SS Cyg'));
  });

  it('passes over our own products and hidden files', () => {
    for (const folder of ['Reduced', 'reduced', 'REDUCED'])
      spec.given(folder, 'SS Cyg', 'V', 'r1').when('a.fits').thenIs({ role: 'product' });
    spec.given('Bias').when('mbias.fits').thenIs({ role: 'product' });
    for (const name of ['mdark.fits', 'mdark30.fits', 'mdark0.5.fits'])
      spec.given('Dark').when(name).thenIs({ role: 'product' });
    for (const name of [
      'mbias_1024x1024_bin2x2.fits',
      'mbias_1024x1024_bin1x1_ZWO_ASI1600MM_gain139_-10C_0123abcd.fits',
    ])
      spec.given('Bias').when(name).thenIs({ role: 'product' });
    spec.given('Dark').when('mdark60.5_1024x1024_bin1x1_-10C.fits').thenIs({ role: 'product' });
    for (const name of ['mbias_001.fits', 'mdark_20240101.fits'])
      spec.given('Bias').when(name).thenIs({ role: 'bias' });
    for (const name of ['mflat.fits', 'mflatV.fits', 'mflatr@0.fits'])
      spec.given('Flat').when(name).thenIs({ role: 'product' });
    for (const name of ['.DS_Store', '._a.fits', '.123-tmp'])
      spec.given('Light', 'SS Cyg').when(name).thenIs({ role: 'product' });
  });

  it('has one answer for any path', () => {
    const segments = fc.array(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('Light', 'Flat', 'V', '', 'a.fits')),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(segments, (path) => {
        assert.ok(['light', 'bias', 'dark', 'flat', 'ignored', 'product'].includes(classifyPath(path).role));
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
