import assert from 'node:assert/strict';
import { loadConfig } from './loadConfig.js';
import type { Config } from './schema.js';

function loaded(text: string, environment: Record<string, string> = {}): Config {
  const config = loadConfig(text, environment);
  assert.deepEqual(config.ok ? [] : config.fault.sentences, []);
  if (!config.ok) throw new Error('not loaded');
  return config.value;
}

function faultsOf(text: string, environment: Record<string, string> = {}): readonly string[] {
  const config = loadConfig(text, environment);
  return config.ok ? [] : config.fault.sentences;
}

const EXAMPLE = `
data: ./data
site: { name: Siding Spring, latitude: -31.27, longitude: 149.06, elevation: 1165 }   # degrees, east positive, metres
observer: { code: XXXX, date: JD }          # DATE of the report: JD | HJD
cameras:                      # first match on header keywords wins
  - match: { INSTRUME: 'ZWO ASI1600MM', GAIN: 139 }
    gain: 0.0625              # e-/ADU as the file stores it
    readNoise: 1.7            # e-
    saturation: 60000         # ADU, on raw pixels
    peakRange: [5000, 30000]  # ADU, for the PSF star
    focalLength: 1000         # mm
    aperture: 250             # mm, for scintillation
    site: { latitude: -31.27, longitude: 149.06, elevation: 1165 }
    clock: { card: DATE-OBS, means: start, zone: UTC, offsetSeconds: 0 }
    headers: { filter: [FILTER, FILTNAME], exposure: [EXPTIME, EXPOSURE] }
filters: { Clear: CV, Green: TG, Rc: R, Ic: I }
targets:
  G5903.00430: { name: 'GSC 05903-00430' }
  NewNova: { ra: 123.4, dec: -45.6, range: [9, 15], reportAs: 'N:2026' }
calibration: { combine: median, sigma: 3, minFrames: 3, requireMasters: false, calibrationNights: false, temperatureTolerance: 1, maxAgeDays: null }
ingest: { fileSettleSeconds: 10, nightSettleSeconds: 300, onceSettleSeconds: 2 }
solve: { binary: auto, database: auto, mode: follow, searchRadius: 30, fov: null }
photometry: { aperture: auto, comps: { brighter: 1.5, fainter: 1.5, minSnr: 20, maxError: 0.1 }, ensemble: true }
aavso: { vsx: 'https://vsx.aavso.org', vsp: 'https://apps.aavso.org/vsp' }
`;

describe('loadConfig', () => {
  it('has a default for every key', () => {
    const config = loaded('');
    assert.equal(config.data, './data');
    assert.equal(config.site, undefined);
    assert.deepEqual(config.observer, { code: 'XXXX', date: 'JD' });
    assert.deepEqual([config.cameras, config.filters, config.targets], [[], {}, {}]);
    assert.equal(config.calibration.minFrames, 3);
    assert.equal(config.calibration.maxAgeDays, null);
    assert.deepEqual(config.ingest, { fileSettleSeconds: 10, nightSettleSeconds: 300, onceSettleSeconds: 2 });
    assert.equal(config.solve.binary, 'auto');
    assert.equal(config.photometry.aperture, 'auto');
    assert.equal(config.photometry.comps.minSnr, 20);
    assert.equal(config.aavso.vsx, 'https://vsx.aavso.org');
    assert.deepEqual(loaded('# only a remark\n'), config);
    assert.deepEqual(loaded('observer: {}\nphotometry: { comps: {} }\n'), config);
  });

  it('reads the example of the documentation', () => {
    const config = loaded(EXAMPLE);
    assert.deepEqual(config.site, { name: 'Siding Spring', latitude: -31.27, longitude: 149.06, elevation: 1165 });
    assert.deepEqual(config.cameras[0]?.match, { INSTRUME: 'ZWO ASI1600MM', GAIN: 139 });
    assert.deepEqual(config.cameras[0]?.peakRange, [5000, 30000]);
    assert.equal(config.targets.NewNova?.reportAs, 'N:2026');
    const { data, observer, calibration, ingest, solve, photometry, aavso } = loaded('');
    for (const [key, value] of Object.entries({ data, observer, calibration, ingest, solve, photometry, aavso })) {
      assert.deepEqual(config[key as keyof Config], value, key);
    }
  });

  const sentences: readonly [what: string, text: string, ...problems: string[]][] = [
    [
      'an unknown key',
      'dat: x',
      "unknown key 'dat' at the top: did you mean 'data'? docs/configuration.md lists every key",
    ],
    [
      'unknown keys further in',
      'solve: { binry: x, colour: y }',
      "unknown key 'binry' in 'solve': did you mean 'binary'? docs/configuration.md lists every key",
      "unknown key 'colour' in 'solve': check the spelling; docs/configuration.md lists every key",
    ],
    [
      'an unknown key of a target',
      'targets: { NewNova: { rA: 1 } }',
      "unknown key 'rA' in 'targets.NewNova': did you mean 'ra'? docs/configuration.md lists every key",
    ],
    [
      'an unknown key of a camera',
      'cameras: [{ match: {}, readnoise: 1 }]',
      "unknown key 'readnoise' in 'cameras.0': did you mean 'readNoise'? docs/configuration.md lists every key",
    ],
    ['a wrong type', 'solve: { searchRadius: wide }', `'solve.searchRadius' is "wide": it must be a number`],
    ['a number for text', 'observer: { code: 12 }', "'observer.code' is 12: it must be text (put it in quotes)"],
    ['a fraction', 'calibration: { minFrames: 1.5 }', "'calibration.minFrames' is 1.5: it must be a whole number"],
    [
      'text for a switch',
      'photometry: { ensemble: sometimes }',
      `'photometry.ensemble' is "sometimes": it must be true or false`,
    ],
    ['a value for keys', 'solve: auto', `'solve' is "auto": it must be keys and values`],
    ['a key for a list', 'cameras: { match: {} }', `'cameras' is {"match":{}}: it must be a list`],
    [
      'a site half told and out of range',
      'site: { latitude: 95 }',
      "'site.latitude' is 95: it must be at most 90",
      "'site.longitude' is missing: it must be a number",
    ],
    ['too little', 'calibration: { minFrames: 0 }', "'calibration.minFrames' is 0: it must be at least 1"],
    ['nothing where something must be', 'solve: { fov: 0 }', "'solve.fov' is 0: it must be above 0"],
    [
      'too long a code',
      'observer: { code: ABCDEFGHIJK }',
      `'observer.code' is "ABCDEFGHIJK": it must be an AAVSO observer code: up to five letters and digits`,
    ],
    [
      'a code the report would be refused for',
      'observer: { code: AB-1 }',
      `'observer.code' is "AB-1": it must be an AAVSO observer code: up to five letters and digits`,
    ],
    [
      'a band the AAVSO does not have',
      'filters: { B: Luminance }',
      `'filters.B' is "Luminance": it must be an AAVSO band, such as V, R, TG or CV; did you mean CV?`,
    ],
    [
      'a sky annulus inside the star',
      'photometry: { aperture: [8, 6, 32] }',
      `'photometry.aperture' is [8,6,32]: it must be three radii, each larger than the one before`,
    ],
    [
      'a polynomial by which a brighter star is a fainter one',
      'cameras: [{ match: {}, saturation: 60000, linearity: [-0.00001] }]',
      "'cameras.0.linearity' is [-0.00001]: it must be a polynomial by which more counts mean more light up to the saturation (60000 ADU), not only below 50001",
    ],
    [
      'a range of peaks that is none',
      'cameras: [{ match: {}, peakRange: [30000, 5000] }]',
      "'cameras.0.peakRange' is [30000,5000]: it must be the lower number first",
    ],
    [
      'half a place',
      'targets: { NewNova: { ra: 12 } }',
      `'targets.NewNova' is {"ra":12}: it must be told with both ra and dec, or with neither`,
    ],
    ['none of the words there are', 'observer: { date: MJD }', `'observer.date' is "MJD": it must be "JD" or "HJD"`],
    [
      'a value of neither kind',
      'photometry: { aperture: wide }',
      `'photometry.aperture' is "wide": it must be "auto" or a list`,
    ],
    [
      'too short a list',
      'photometry: { aperture: [1, 2] }',
      `'photometry.aperture' is [1,2]: it must be "auto" or at least 3 entries`,
    ],
    ['no URL', 'aavso: { vsx: vsx }', `'aavso.vsx' is "vsx": it must be a URL such as https://vsx.aavso.org`],
    [
      'a camera without its match',
      'cameras: [{ gain: 1 }]',
      "'cameras.0.match' is missing: it must be keys and values",
    ],
    [
      'a switch as a header card',
      'cameras: [{ match: { A: true } }]',
      "'cameras.0.match.A' is true: it must be text (put it in quotes) or a number",
    ],
    ['a list at the top', '- a', 'the configuration must be keys and values, e.g. "data: ./data"'],
    ['a word at the top', 'data', 'the configuration must be keys and values, e.g. "data: ./data"'],
    [
      'what is not YAML',
      'data: a: b',
      'the configuration is not YAML: Nested mappings are not allowed in compact mappings at line 1, column 7',
    ],
    ['a key twice', 'data: a\ndata: b', 'the configuration is not YAML: Map keys must be unique at line 2, column 1'],
  ];
  for (const [what, text, ...problems] of sentences) {
    it(`says in a sentence that there is ${what}`, () => {
      const placed = problems.map((problem) =>
        /^(the configuration|line )/.test(problem) ? problem : `line 1: ${problem}`,
      );
      assert.deepEqual(faultsOf(text), placed);
    });
  }
});

describe('a fault in the configuration', () => {
  it('is told of a coefficient that nobody knows by this name, and of a day that is none', () => {
    const withTerm = (term: string) => `cameras:\n  - match: {}\n    coefficients: [${term}]\n`;
    assert.deepEqual(faultsOf(withTerm("{ from: '2025-06-01', terms: { Tb_bv: { value: 0.1 } } }")), []);
    assert.match(faultsOf(withTerm('{ terms: { Tq_bv: { value: 0.1 } } }')).join(), /Tq_bv.*coefficient such as Tb_bv/);
    assert.match(faultsOf(withTerm('{ from: June, terms: {} }')).join(), /from/);
  });

  it('is told with its line, of the key or the entry of a list, also where a key is missing', () => {
    const text = [
      'data: ./data',
      'cameras:',
      '  - match: {}',
      '    gain: 1',
      '  - gain: 2',
      '    readNoise: -1',
      'sit: {}',
    ];
    assert.deepEqual(faultsOf(text.join('\n')), [
      "line 5: 'cameras.1.match' is missing: it must be keys and values",
      "line 6: 'cameras.1.readNoise' is -1: it must be at least 0",
      "line 7: unknown key 'sit' at the top: did you mean 'site'? docs/configuration.md lists every key",
    ]);
  });

  it('is found behind an anchor', () => {
    const text = ['cameras:', '  - &one', '    match: {}', '    gain: -1', '  - *one'];
    assert.deepEqual(
      faultsOf(text.join('\n')).map((sentence) => sentence.slice(0, 22)),
      ["line 4: 'cameras.0.gain", "line 4: 'cameras.1.gain"].map((sentence) => sentence.slice(0, 22)),
    );
  });
});

describe('the environment', () => {
  it('overrides any key, as text, number, switch, list or null', () => {
    const config = loaded('solve: { binary: /usr/bin/astap, fov: 2, timeLimitSeconds: 30 }', {
      WOMBAT_SOLVE_BINARY: '/opt/astap/astap_cli',
      WOMBAT_SOLVE_FOV: 'null',
      WOMBAT_SOLVE_SEARCHRADIUS: '12.5',
      WOMBAT_PHOTOMETRY_COMPS_MINSNR: '35',
      WOMBAT_PHOTOMETRY_ENSEMBLE: 'false',
      WOMBAT_PHOTOMETRY_APERTURE: '[5, 10, 15]',
      WOMBAT_CALIBRATION_MAXAGEDAYS: '30',
      WOMBAT_FILTERS: '{ Green: TG }',
    });
    assert.deepEqual(
      [config.solve.binary, config.solve.fov, config.solve.timeLimitSeconds],
      ['/opt/astap/astap_cli', null, 30],
    );
    assert.equal(config.solve.searchRadius, 12.5);
    assert.deepEqual([config.photometry.comps.minSnr, config.photometry.comps.fainter], [35, 1.5]);
    assert.deepEqual([config.photometry.ensemble, config.photometry.aperture], [false, [5, 10, 15]]);
    assert.equal(config.calibration.maxAgeDays, 30);
    assert.deepEqual(config.filters, { Green: 'TG' });
  });

  it('can tell a site where the file has none', () => {
    const { site } = loaded('', { WOMBAT_SITE_LATITUDE: '-31.27', WOMBAT_SITE_LONGITUDE: '149.06' });
    assert.deepEqual(site, { latitude: -31.27, longitude: 149.06, elevation: 0 });
  });

  it('takes text as it stands, whatever it would mean in YAML', () => {
    for (const text of ['12', 'null', '@astap', '*', 'C:\\Program Files\\astap', '[x', 'a: b', '# c']) {
      assert.equal(loaded('', { WOMBAT_SOLVE_BINARY: text }).solve.binary, text);
    }
  });

  it('says nothing where it is empty, and other variables are not ours', () => {
    const environment = { WOMBAT_SOLVE_BINARY: '', WOMBAT_HOME: '/home', WOMBAT_SOLVE: 'x', SOLVE_BINARY: 'x' };
    assert.deepEqual(loaded('', environment), loaded(''));
  });

  it('is shown in the sentence when it is wrong', () => {
    assert.deepEqual(faultsOf('solve: { searchRadius: 10 }', { WOMBAT_SOLVE_SEARCHRADIUS: 'wide' }), [
      `WOMBAT_SOLVE_SEARCHRADIUS: 'solve.searchRadius' is "wide": it must be a number`,
    ]);
    assert.deepEqual(faultsOf('', { WOMBAT_SOLVE_FOV: '[1' }), [
      "the environment's WOMBAT_SOLVE_FOV is not YAML: Flow sequence must end with a ] at line 1, column 3",
    ]);
  });

  it('does not change the text it is laid over', () => {
    const raw = 'solve: { binary: a }';
    loaded(raw, { WOMBAT_SOLVE_BINARY: 'b' });
    assert.equal(loaded(raw).solve.binary, 'a');
  });
});
