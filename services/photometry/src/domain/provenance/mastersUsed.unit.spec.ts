import assert from 'node:assert/strict';
import { FrameMeta, MasterBuilt } from '@wombat/proto';
import type { CalType } from '@wombat/proto/words';
import { mastersUsed } from './mastersUsed.js';

const file = (name: string) => ({ path: `${name}.fits`, sha256: `sha of ${name}` });
const built = (calType: CalType, name: string, taken: readonly string[], state = 'built') =>
  MasterBuilt.fromJSON({
    ...{ calType, state, product: file(name), method: 'median', inputs: [`${name} 1`, `${name} 2`] },
    subtracted: taken.map(file),
  });
const known = [
  built('bias', 'mbias', []),
  built('dark', 'mdark', ['mbias']),
  built('flat', 'mflatV', ['mbias', 'mdark']),
  built('bias', 'theirs', [], 'found'),
];
const masterOf = (sha256: string) => known.find(({ product }) => product?.sha256 === sha256) ?? null;
const used = (...masters: [CalType, string][]) =>
  mastersUsed({ masters: masters.map(([calType, name]) => ({ calType, product: file(name) })) }, { masterOf });

describe('the masters a series rests on', () => {
  it('are those of its frames and those they were made with, each once, with what they were made of', () => {
    const found = used(['flat', 'mflatV'], ['dark', 'mdark']);
    assert.deepEqual(
      found.map(({ calType, product, told, inputs, subtracted }) => [calType, product?.path, told, inputs, subtracted]),
      [
        ['flat', 'mflatV.fits', true, ['mflatV 1', 'mflatV 2'], ['sha of mbias', 'sha of mdark']],
        ['dark', 'mdark.fits', true, ['mdark 1', 'mdark 2'], ['sha of mbias']],
        ['bias', 'mbias.fits', true, ['mbias 1', 'mbias 2'], []],
      ],
    );
  });

  it('tell the noise of the camera as pairs of their frames have it, beside what is told of it', () => {
    const flat = { ...built('flat', 'mflatB', []), measuredGain: 1.52, measuredReadNoise: 9.1 };
    const noiseOf = (gain: number | undefined) => {
      const made = { ...flat, meta: FrameMeta.fromJSON({ gain }) };
      const [one] = mastersUsed({ masters: [{ calType: 'flat', product: flat.product }] }, { masterOf: () => made });
      return [one?.measuredGain, one?.toldGain, one?.measuredReadNoise, one?.toldReadNoise];
    };
    assert.deepEqual(noiseOf(1.5), [1.52, 1.5, 9.1, undefined]);
    assert.deepEqual(noiseOf(undefined), [1.52, undefined, 9.1, undefined]);
  });

  it("say that nothing is known of another program's, and of those that nobody told of", () => {
    assert.deepEqual(
      used(['bias', 'theirs'], ['flat', 'older']).map(({ product, told }) => [product?.path, told]),
      [
        ['theirs.fits', false],
        ['older.fits', false],
      ],
    );
  });
});
