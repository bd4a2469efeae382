import assert from 'node:assert/strict';
import { specify } from '@wombat/eventlog/testkit';
import fc from 'fast-check';
import { calibratedName, calibratedNames } from './productName.js';

describe('calibratedName', () => {
  const named = (path: string) =>
    specify((_: readonly never[], light: string) => calibratedName(light))
      .given()
      .when(path);

  it("keeps the light's own name, whatever its kind of FITS file", () => {
    for (const name of ['a_001.fits', 'a_001.fit', 'a_001.FTS', 'a_001.fits.gz', 'a_001.fits.fz'])
      named(`2024-01-01/Light/SS Cyg/${name}`).thenIs('a_001.fits');
  });

  it('takes folders below the target into the name', () => {
    named('2024-01-01/Light/SS Cyg/V/late/a.fits').thenIs('V_late_a.fits');
  });

  it('takes off nothing but the ending', () => {
    named('2024-01-01/Light/SS Cyg/a.fits.b.fits').thenIs('a.fits.b.fits');
    named('2024-01-01/Light/SS Cyg/a.new').thenIs('a.new.fits');
  });
});

describe('calibratedNames', () => {
  const spec = specify((paths: readonly string[], _: 'named') => [...calibratedNames(paths).values()]);
  const light = (below: string) => `2024-01-01/Light/SS Cyg/${below}`;

  it('are the plain ones where they differ', () => {
    spec.given(light('b.fits'), light('V/a.fit')).when('named').thenIs(['V_a.fits', 'b.fits']);
  });

  it('are counted where two lights would share one, so that none overwrites the other', () => {
    spec.given(light('a.fits'), light('a.fit')).when('named').thenIs(['a.fits', 'a_2.fits']);
    spec.given(light('V_a.fits'), light('V/a.fits')).when('named').thenIs(['V_a.fits', 'V_a_2.fits']);
    spec.given(light('A.fits'), light('a.fits')).when('named').thenIs(['A.fits', 'a_2.fits']);
    spec
      .given(light('a.fit'), light('a.fits'), light('a_2.fits'))
      .when('named')
      .thenIs(['a.fits', 'a_2.fits', 'a_2_2.fits']);
  });

  it('never meet, in whatever order the lights come', () => {
    const part = fc.constantFrom('a', 'A', 'V', 'V_a', 'a_2', 'b');
    const ending = fc.constantFrom('.fits', '.fit', '.FTS', '.fits.gz');
    const file = fc.tuple(fc.array(part, { minLength: 1, maxLength: 3 }), ending);
    const paths = fc.uniqueArray(file.map(([parts, end]) => light(parts.join('/') + end)));
    fc.assert(
      fc.property(paths, (all) => {
        const names = calibratedNames(all);
        assert.deepEqual([...names.keys()].sort(), [...all].sort());
        assert.equal(new Set([...names.values()].map((name) => name.toLowerCase())).size, all.length);
        assert.deepEqual(calibratedNames([...all].reverse()), names);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
