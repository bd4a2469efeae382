import assert from 'node:assert/strict';
import { AAVSO_BANDS, bandNamed } from '@wombat/aavso';
import { publisher } from '@wombat/proto';
import { loadConfig } from '@wombat/service-kit';
import { colourTermHistories } from './colourTermHistories.js';

const of = (night: string, term: object, filter = 'V') => ({
  ...{ night, targetName: 'XZ Cyg', filter, term: { camera: 'ASI', basis: 'B-V', ...term } },
});
const told = (...series: object[]) =>
  colourTermHistories(publisher.ListColourTermsResponse.fromJSON({ series }).series, bandNamed);

describe('the histories of colour terms', () => {
  it('are one for each camera, filter and colour, night by night', () => {
    const histories = told(
      of('20240101', { fitted: 0.02, fittedError: 0.01 }),
      of('20240101', { fitted: -0.1, fittedError: 0.01 }, 'B'),
      of('20240102', { configured: 0.03, configuredError: 0.002 }),
      of('20240103', { fitted: 0.5, fittedError: 0.1, camera: 'QHY' }),
    );
    assert.deepEqual(
      histories.map(({ camera, filter, nights }) => [camera, filter, nights.length]),
      [
        ['ASI', 'B', 1],
        ['ASI', 'V', 2],
        ['QHY', 'V', 1],
      ],
    );
    assert.deepEqual(histories[1]?.nights, [
      { night: '20240101', targetName: 'XZ Cyg', fitted: { value: 0.02, error: 0.01 }, configured: null },
      { night: '20240102', targetName: 'XZ Cyg', fitted: null, configured: { value: 0.03, error: 0.002 } },
    ]);
  });

  it('have the mean of what was fitted, by its errors', () => {
    const [history] = told(
      of('20240101', { fitted: 0, fittedError: 0.01 }),
      of('20240102', { fitted: 0.02, fittedError: 0.02 }),
    );
    assert.ok(Math.abs((history?.mean?.value ?? 1) - 0.004) < 1e-12);
    assert.ok(Math.abs((history?.mean?.error ?? 1) - 0.02 / Math.sqrt(5)) < 1e-12);
    assert.equal(told(of('20240101', { configured: 1, configuredError: 0.1 }))[0]?.mean, null);
  });

  it('have what is learnt of three nights as lines for the configuration, in bands of the AAVSO', () => {
    const nights = (filter: string) =>
      ['20240101', '20240102', '20240103'].map((night) => of(night, { fitted: 0.03, fittedError: 0.01 }, filter));
    const [known, unknown] = told(...nights('Johnson V'), ...nights('Wombat'));
    assert.equal(known?.setting, 'coefficients:\n  - terms:\n      Tv_bv: { value: 0.030, error: 0.006 }');
    assert.equal(unknown?.setting, '');
    assert.equal(told(of('20240101', { fitted: 0, fittedError: 0.01 }))[0]?.setting, '');
  });

  it('offer a line in every band that is transformed, which the configuration takes', () => {
    const offered = Object.keys(AAVSO_BANDS).flatMap((band) =>
      ['B-V', 'V-R', 'V-I'].map((basis) => {
        const nights = ['1', '2', '3'].map((night) => of(night, { fitted: 0.03, fittedError: 0.01, basis }, 'Wombat'));
        const read = publisher.ListColourTermsResponse.fromJSON({ series: nights });
        return { band, basis, setting: colourTermHistories(read.series, () => band)[0]?.setting ?? '' };
      }),
    );
    const lines = offered.filter(({ setting }) => setting !== '');
    assert.deepEqual(
      [...new Set(lines.map(({ band }) => band))],
      ['U', 'B', 'V', 'R', 'I', 'TG', 'SU', 'SG', 'SR', 'SI', 'SZ'],
    );
    for (const { band, basis, setting } of lines) {
      const config = loadConfig(`cameras:\n  - match: {}\n    ${setting.replaceAll('\n', '\n    ')}\n`, {});
      const terms = config.ok ? Object.keys(config.value.cameras[0]?.coefficients?.[0]?.terms ?? {}) : config.fault;
      const standard = band === 'TG' ? 'v' : band.toLowerCase();
      assert.deepEqual(terms, [`T${standard}_${basis.replace('-', '').toLowerCase()}`]);
    }
  });
});
