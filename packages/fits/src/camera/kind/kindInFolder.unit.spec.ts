import assert from 'node:assert/strict';
import { Header } from '../../header/header.js';
import { type FrameKind, saidKind } from './frameKind.js';
import { type FrameInFolder, isHabit, isNoteOnHabit, kindInFolder } from './kindInFolder.js';

const said = (text: string, keyword = 'IMAGETYP') => saidKind(Header.of([]).with(keyword, text));

/** What becomes of a frame in a folder whose header says this: the kind and the note, or why it is left out. */
function becomes(folder: FrameKind, text: string, change: Partial<FrameInFolder> = {}) {
  const taken = kindInFolder({ folder, said: said(text), exposureSeconds: null, ...change });
  return taken.kind === null ? taken.reason : [taken.kind, taken.note];
}

describe('kindInFolder', () => {
  it('goes by the folder where the header agrees, says nothing, or a word nobody knows', () => {
    assert.deepEqual(becomes('flat', 'Flat Field'), ['flat', '']);
    assert.deepEqual(becomes('light', ''), ['light', '']);
    assert.deepEqual(becomes('bias', 'FK5'), ['bias', '']);
    assert.deepEqual(becomes('light', 'Master Light'), ['light', '']);
  });

  it('takes a frame for what its header says: dark flats are darks, wherever they lie', () => {
    const darkFlat = { exposureSeconds: 3 };
    assert.deepEqual(becomes('flat', 'DARKFLAT', darkFlat), [
      'dark',
      "IMAGETYP 'DARKFLAT' among flats: taken as a dark",
    ]);
    assert.deepEqual(becomes('light', 'Dark Frame'), ['dark', "IMAGETYP 'Dark Frame' among lights: taken as a dark"]);
    assert.deepEqual(becomes('light', 'SKYFLAT'), ['flat', "IMAGETYP 'SKYFLAT' among lights: taken as a flat"]);
    assert.deepEqual(becomes('dark', 'zero'), ['bias', "IMAGETYP 'zero' among darks: taken as a bias"]);
    const frame = said('Dark', 'FRAME');
    assert.deepEqual(kindInFolder({ folder: 'bias', said: frame, exposureSeconds: 60 }), {
      kind: 'dark',
      note: "FRAME 'Dark' among biases: taken as a dark",
    });
  });

  it('tells a bias from a dark by the exposure where folder and header differ', () => {
    const [short, long] = [{ exposureSeconds: 0.001 }, { exposureSeconds: 60 }];
    assert.deepEqual(becomes('bias', 'Dark', short), ['bias', "IMAGETYP 'Dark' among biases: taken as a bias"]);
    assert.deepEqual(becomes('bias', 'Dark'), ['bias', "IMAGETYP 'Dark' among biases: taken as a bias"]);
    assert.deepEqual(becomes('dark', 'Bias', long), ['dark', "IMAGETYP 'Bias' among darks: taken as a dark"]);
    assert.equal(becomes('flat', 'Bias', long), "IMAGETYP 'Bias' among flats, but its exposure is 60 s");
  });

  it('leaves out lights among calibration frames, and masters of other programs', () => {
    assert.equal(
      becomes('dark', 'Light Frame', { exposureSeconds: 60 }),
      "IMAGETYP 'Light Frame' among darks: a light belongs into Light/<target>",
    );
    for (const folder of ['dark', 'light'] as const)
      assert.equal(becomes(folder, 'Master Dark'), "a master made by another program, as IMAGETYP 'Master Dark' says");
  });

  it('goes by the folder where a program calls everything a light, except for a bias with an exposure', () => {
    const habit = { isHabit: true, exposureSeconds: 5 };
    const note = "IMAGETYP 'LIGHT' is said of every frame in its folder: taken as a flat";
    assert.deepEqual(becomes('flat', 'LIGHT', habit), ['flat', note]);
    assert.equal(isNoteOnHabit(note), true);
    assert.equal(isNoteOnHabit("IMAGETYP 'Dark' among biases: taken as a bias"), false);
    assert.match(`${becomes('bias', 'LIGHT', habit)}`, /belongs into Light/);
  });
});

describe('isHabit', () => {
  const all = (folder: FrameKind, ...texts: string[]) =>
    isHabit(
      folder,
      texts.map((text) => said(text)),
      [],
    );

  it('is what all frames of a folder say: a light of calibration frames, or whatever of lights', () => {
    assert.equal(all('flat', 'Light', 'LIGHT', 'Light Frame'), true);
    assert.equal(all('light', 'Flat', 'Flat', 'Flat'), true);
  });

  it('is not what some say, nor so few, nor a word that somebody chose', () => {
    assert.equal(all('flat', 'Light', 'Flat', 'Light'), false);
    assert.equal(all('flat', 'Light', '', 'Light'), false);
    assert.equal(all('flat', 'Light', 'Light'), false);
    assert.equal(all('flat', 'Dark', 'Dark', 'Dark'), false);
    const lights = ['Light', 'Light', 'Light'].map((text) => said(text));
    assert.equal(isHabit('dark', lights, [said('Bias'), said('Light')]), false);
    assert.equal(isHabit('dark', lights, [said(''), said('Light')]), true);
    assert.equal(all('light', 'Light', 'Light', 'Light'), false);
    assert.equal(isHabit('light', [], []), false);
  });
});
