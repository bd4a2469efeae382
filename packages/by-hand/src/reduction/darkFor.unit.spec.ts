import assert from 'node:assert/strict';
import { Header } from '@wombat/fits';
import type { FrameFile } from '@wombat/reduction';
import { darkFor, matchedDark } from './darkFor.js';
import type { NightDark } from './nightDarks.js';

function dark(exposureSeconds: number | undefined, ccdTemperatureCelsius: number | undefined): NightDark {
  const path = `${exposureSeconds} s ${ccdTemperatureCelsius} C`;
  const pixels = { fd: -1, offset: 0, source: 'f32' } as const;
  const file: FrameFile = { path, header: Header.of([]), width: 1, height: 1, pixels };
  return { file, traits: { exposureSeconds, ccdTemperatureCelsius } };
}

const DARKS = [dark(30, -10), dark(30, -11.5), dark(120, -10), dark(30, 5), dark(300, undefined)];
const chosen = (exposureSeconds: number | undefined, ccdTemperatureCelsius?: number) => {
  const { dark, note } = darkFor(DARKS, { exposureSeconds, ccdTemperatureCelsius });
  return [dark?.file.path ?? null, dark?.scale ?? null, note];
};

describe('darkFor', () => {
  it('takes the dark of the exposure, of the nearest temperature', () => {
    assert.deepEqual(chosen(30.2, -10.3), ['30 s -10 C', 1, '']);
    assert.deepEqual(chosen(30, -11), ['30 s -11.5 C', 1, '']);
    assert.deepEqual(chosen(120, -9), ['120 s -10 C', 1, '']);
  });

  it('scales the one nearest in exposure, and says so', () => {
    assert.deepEqual(chosen(90, -10), ['120 s -10 C', 0.75, 'no dark of 90 s: one of 120 s is scaled']);
  });

  it('takes a dark of unknown temperature where no other is cold enough', () => {
    assert.deepEqual(chosen(30, -30), ['300 s undefined C', 0.1, 'no dark of 30 s: one of 300 s is scaled']);
  });

  it('takes none where none fits, and says why', () => {
    const { dark: none, note } = darkFor([dark(30, -10)], { exposureSeconds: 30, ccdTemperatureCelsius: 0 });
    assert.deepEqual([none, note], [null, 'no dark within 1 degree of 0 C']);
    assert.deepEqual(chosen(undefined, -10), [null, null, 'no exposure by which to choose a dark']);
    assert.deepEqual(darkFor([], {}), { dark: null, note: '' });
  });

  it('scales none for flats', () => {
    assert.equal(matchedDark(DARKS, { exposureSeconds: 2, ccdTemperatureCelsius: -10 }), null);
    assert.equal(matchedDark(DARKS, { exposureSeconds: 120 })?.file.path, '120 s -10 C');
  });
});
