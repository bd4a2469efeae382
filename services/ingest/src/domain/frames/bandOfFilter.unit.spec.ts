import assert from 'node:assert/strict';
import { specify } from '@wombat/eventlog/testkit';
import { bandOfFilter } from './bandOfFilter.js';

type Configured = readonly [filter: string, band: string];
const spec = specify((configured: readonly Configured[], filter: string) =>
  bandOfFilter(filter, { filters: Object.fromEntries(configured), wheel: [filter] }),
);

describe('bandOfFilter', () => {
  it('knows the names of photometric sets', () => {
    const bands: Record<string, string> = {
      U: 'U',
      B: 'B',
      V: 'V',
      R: 'R',
      I: 'I',
      Rc: 'R',
      Ic: 'I',
      v: 'V',
      b: 'B',
      TG: 'TG',
      CV: 'CV',
      SG: 'SG',
      gp: 'SG',
      sr: 'SR',
    };
    for (const [filter, band] of Object.entries(bands)) spec.given().when(filter).thenIs({ band, warning: '' });
  });

  it('tells Sloan from Cousins by the case of one letter', () => {
    const bands: Record<string, string> = { r: 'SR', R: 'R', i: 'SI', I: 'I', u: 'SU', U: 'U', g: 'SG', z: 'SZ' };
    for (const [filter, band] of Object.entries(bands)) spec.given().when(filter).thenIs({ band, warning: '' });
  });

  it('takes clear filters as CV and says so', () => {
    for (const filter of ['Clear', 'C', 'L', 'Lum', 'luminance']) {
      spec
        .given()
        .when(filter)
        .thenIs({ band: 'CV', warning: `filter '${filter}' is taken as CV (clear, V zero point)` });
    }
  });

  it('assumes nothing of an imaging wheel, of narrow bands and of frames without a filter, and says what to do', () => {
    const examples: Record<string, string> = {
      Red: 'TR',
      Green: 'TG',
      G: 'TG',
      Blue: 'TB',
      Ha: 'HA',
      OIII: 'V',
      none: 'V',
    };
    for (const filter of [...Object.keys(examples), '', 'toString', '__proto__']) {
      const band = Object.hasOwn(examples, filter) ? examples[filter] : 'V';
      const warning = `filter '${filter}' has no AAVSO band by rule: name it in wombat.yaml, e.g. filters: { ${filter}: ${band} }`;
      spec.given().when(filter).thenIs({ band: null, warning });
    }
  });

  it('believes the observer first, whatever the case', () => {
    spec.given(['Green', 'TG']).when('green').thenIs({ band: 'TG', warning: '' });
    spec.given(['R', 'SR'], ['V', 'TG']).when('R').thenIs({ band: 'SR', warning: '' });
    spec.given(['Clear', 'CR']).when('Clear').thenIs({ band: 'CR', warning: '' });
  });

  /** Bands of every filter of a wheel; '' where the observer is asked. */
  const bandsOf = (...wheel: string[]) =>
    wheel.map((filter) => bandOfFilter(filter, { filters: {}, wheel }).band ?? '').join(' ');

  it('publishes no single letter of a wheel for pictures but L', () => {
    assert.equal(bandsOf('L', 'R', 'G', 'B', 'H', 'S'), 'CV     ');
    assert.equal(bandsOf('R', 'G', 'B'), '  ');
    assert.equal(bandsOf('L', 'R'), 'CV ');
    assert.equal(bandsOf('R', 'B', 'Ha', 'OIII'), '   ');
    assert.equal(bandsOf('B', 'Red', 'Green'), '  ');
    assert.equal(bandsOf('L', 'r', 'g', 'B'), 'CV   ');
    assert.equal(bandsOf('L', 'R', 'G', 'B', 'V'), 'CV    V');
    assert.equal(bandsOf('H'), '');
  });

  it('leaves photometric sets what they are, whatever stands beside them', () => {
    assert.equal(bandsOf('B', 'V'), 'B V');
    assert.equal(bandsOf('U', 'B', 'V', 'R', 'I'), 'U B V R I');
    assert.equal(bandsOf('B', 'V', 'Rc', 'Ic', 'L', 'Ha'), 'B V R I CV ');
    assert.equal(bandsOf('B', 'V', 'g', 'r', 'i'), 'B V SG SR SI');
    assert.equal(bandsOf('u', 'g', 'r', 'i', 'z', 'L'), 'SU SG SR SI SZ CV');
    assert.equal(bandsOf('J', 'H', 'K'), 'J H K');
    assert.equal(bandsOf('B', 'g', 'r', 'i'), 'B SG SR SI');
    assert.equal(bandsOf('R'), 'R');
    assert.equal(bandsOf('B', 'Clear'), 'B CV');
  });

  it('says of a letter of such a wheel what it stands beside, and what to write', () => {
    const wheel = ['B', 'G', 'H', 'L', 'R'];
    const ask = (filter: string, filters = {}) => bandOfFilter(filter, { filters, wheel });
    assert.equal(
      ask('B').warning,
      "filter 'B' beside G, H, L, R is taken for one of a wheel for pictures, not for band B: say in wombat.yaml what it is, e.g. filters: { B: TB }",
    );
    assert.match(ask('H').warning, /not for band H: .* filters: \{ H: HA \}$/);
    assert.deepEqual(ask('B', { B: 'B' }), { band: 'B', warning: '' });
  });
});
