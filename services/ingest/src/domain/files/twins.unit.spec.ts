import { specify } from '@wombat/eventlog/testkit';
import { type KnownFile, twinOf } from './twins.js';

const spec = specify((known: readonly KnownFile[], path: string) => twinOf({ path, sha256: 'ab' }, known));
const known = (path: string, sha256 = 'ab', state: KnownFile['state'] = 'accepted'): KnownFile => ({
  path,
  sha256,
  state,
});

describe('twinOf', () => {
  it('finds the first file with the same bytes', () =>
    spec.given(known('b.fits', 'cd'), known('c.fits'), known('d.fits')).when('a.fits').thenIs('c.fits'));

  it('finds none where bytes differ, or nothing is known', () => {
    spec.given().when('a.fits').thenIs(null);
    spec.given(known('b.fits', 'cd')).when('a.fits').thenIs(null);
  });

  it('takes no file for its own twin', () => spec.given(known('a.fits')).when('a.fits').thenIs(null));

  it('passes over files that are ignored: they may be twins themselves', () =>
    spec
      .given(known('b.fits', 'ab', 'ignored'), known('c.fits', 'ab', 'broken'))
      .when('a.fits')
      .thenIs('c.fits'));
});
