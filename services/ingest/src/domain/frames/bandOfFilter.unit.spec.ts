import { specify } from '@wombat/eventlog/testkit';
import { bandOfFilter } from './bandOfFilter.js';

type Configured = readonly [filter: string, band: string];
const spec = specify((configured: readonly Configured[], filter: string) =>
  bandOfFilter(filter, Object.fromEntries(configured)),
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
    for (const filter of ['Red', 'Green', 'Blue', 'Ha', 'OIII', 'none', '', 'toString', '__proto__']) {
      const warning = `filter '${filter}' has no AAVSO band by rule: name it in wombat.yaml, e.g. filters: { ${filter}: V }`;
      spec.given().when(filter).thenIs({ band: null, warning });
    }
  });

  it('believes the observer first, whatever the case', () => {
    spec.given(['Green', 'TG']).when('green').thenIs({ band: 'TG', warning: '' });
    spec.given(['R', 'SR'], ['V', 'TG']).when('R').thenIs({ band: 'SR', warning: '' });
    spec.given(['Clear', 'CR']).when('Clear').thenIs({ band: 'CR', warning: '' });
  });
});
