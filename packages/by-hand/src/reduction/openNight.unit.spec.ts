import assert from 'node:assert/strict';
import { type FrameKind, Header } from '@wombat/fits';
import type { FrameFile } from '@wombat/reduction';
import { byKind } from './openNight.js';

function frame(folder: FrameKind, path: string, type: string, exposureSeconds: number) {
  const header = Header.of([]).with('IMAGETYP', type).with('EXPTIME', exposureSeconds);
  const pixels = { fd: -1, offset: 0, source: 'f32' } as const;
  const file: FrameFile = { path, header, width: 1, height: 1, pixels };
  return { file, folder };
}

describe('byKind', () => {
  it('sorts frames by what their headers say, leaves out lights among darks, and says each thing once', () => {
    const { notes, ...kinds } = byKind([
      frame('bias', 'b', 'Bias Frame', 0),
      frame('dark', 'd', 'Dark Frame', 60),
      frame('dark', 'l', 'Light Frame', 60),
      frame('flat', 'f', 'Flat Field', 3),
      frame('flat', 'df1', 'DARKFLAT', 3),
      frame('flat', 'df2', 'DARKFLAT', 3),
      frame('light', 'x', 'Light Frame', 60),
    ]);
    const paths = Object.entries(kinds).map(([kind, files]) => [kind, files.map(({ path }) => path)]);
    assert.deepEqual(Object.fromEntries(paths), { bias: ['b'], dark: ['d', 'df1', 'df2'], flat: ['f'], light: ['x'] });
    assert.deepEqual(notes, [
      "left out: IMAGETYP 'Light Frame' among darks: a light belongs into Light/<target>",
      "IMAGETYP 'DARKFLAT' among flats: taken as a dark",
    ]);
  });

  it('leaves out lights that are calibrated already, and says how far', () => {
    const { file, folder } = frame('light', 'x', 'Light', 60);
    const done = { ...file, header: file.header.with('CALSTAT', 'BD') };
    const { light, notes } = byKind([
      { file, folder },
      { file: done, folder },
    ]);
    assert.deepEqual(light, [file]);
    assert.deepEqual(notes, ['left out: lights that say that bias, dark was done to them before']);
  });

  it('goes by the folder where a program calls everything a light', () => {
    const { flat, notes } = byKind(['1', '2', '3'].map((path) => frame('flat', path, 'Light', 3)));
    assert.deepEqual([flat.length, notes.length], [3, 1]);
  });
});
