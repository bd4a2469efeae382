import assert from 'node:assert/strict';
import { event, specify } from '@wombat/eventlog/testkit';
import { type LooseFlat, looseFlats, sortFlats } from './flatFolder.js';

const spec = specify((flats: readonly LooseFlat[], encode: (filter: string) => string) => sortFlats(flats, encode));
const same = (filter: string) => filter;
const flat = (name: string, filter: string): LooseFlat => ({ path: `20240101/Flat/${name}`, filter });

describe('looseFlats', () => {
  const fact = { ...event('FrameDiscovered').payload, kind: 'flat' as const, path: '20240101/Flat/1.fits' };

  it('has the flats that lie directly in the folder, with their filters', () =>
    assert.deepEqual(looseFlats([fact]), [flat('1.fits', 'V')]));

  it('leaves out what lies deeper or among other frames, what is no flat and what is not accepted', () => {
    const others = [
      { ...fact, path: '20240101/Dark/1.fits' },
      { ...fact, path: '20240101/Flat/FlatV/1.fits' },
      { ...fact, kind: 'dark' as const },
      { ...fact, state: 'broken' as const },
      { ...fact, state: 'ignored' as const },
    ];
    assert.deepEqual(looseFlats(others), []);
  });
});

describe('sortFlats', () => {
  it('gives each filter a folder of its own where several lie together', () => {
    spec
      .given(flat('1.fits', 'V'), flat('2.fits', 'B'), flat('3.fits', 'V'))
      .when(same)
      .thenIs([
        { from: '20240101/Flat/1.fits', to: '20240101/Flat/FlatV/1.fits' },
        { from: '20240101/Flat/2.fits', to: '20240101/Flat/FlatB/2.fits' },
        { from: '20240101/Flat/3.fits', to: '20240101/Flat/FlatV/3.fits' },
      ]);
  });

  it('moves nothing where there is one filter or none', () => {
    spec.given().when(same).thenIs([]);
    spec.given(flat('1.fits', 'V')).when(same).thenIs([]);
    spec.given(flat('1.fits', 'V'), flat('2.fits', 'V')).when(same).thenIs([]);
  });

  it('names folders by the safe name of the filter', () => {
    const moves = sortFlats([flat('1.fits', '../x'), flat('2.fits', 'V')], (filter) => filter.replaceAll(/\W/g, '='));
    assert.deepEqual(
      moves.map(({ to }) => to),
      ['20240101/Flat/Flat===x/1.fits', '20240101/Flat/FlatV/2.fits'],
    );
  });
});
