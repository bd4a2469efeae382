import assert from 'node:assert/strict';
import { specify } from '@wombat/eventlog/testkit';
import { parseAnalysis, parseSolveReport } from './solveReport.js';

/** As astap_cli CLI-2022.11.11 wrote it for a field of SS Cyg. */
const solvedText = [
  'PLTSOLVD=T',
  'CRPIX1= 7.6850000000000000E+002',
  'CRPIX2= 5.1250000000000000E+002',
  'CRVAL1= 3.2567894274771129E+002',
  'CRVAL2= 4.3586336892196783E+001',
  'CDELT1=-9.7220246095944024E-004',
  'CDELT2= 9.7220246095944024E-004',
  'CROTA1= 7.3000000000000000E+000',
  'CROTA2= 7.3000000000000000E+000',
  'CD1_1=-9.6432192158211610E-004',
  'CD1_2= 1.2353129283145732E-004',
  'CD2_1= 1.2353129283145732E-004',
  'CD2_2= 9.6432192158211610E-004',
  'CMDLINE=astap_cli -f ss.fits -update -fov 1 -d db=290',
  'WARNING=Warning scale was inaccurate! Set FOV=1.00d, scale=3.5"',
].join('\n');

describe('parseSolveReport', () => {
  const spec = specify(([text]: readonly string[], _: 'read') => {
    const report = parseSolveReport(text ?? '');
    if (report === null) return null;
    const { numbers, ...rest } = report;
    return { ...rest, keys: [...numbers.keys()] };
  });

  it('reads a solution: numbers with blanks and exponents, values with signs of equality in them', () => {
    const report = parseSolveReport(solvedText);
    assert.ok(report !== null);
    const { solved, numbers, error, warning } = report;
    assert.equal(solved, true);
    assert.equal(numbers.get('CRPIX1'), 768.5);
    assert.equal(numbers.get('CRVAL1'), 325.67894274771129);
    assert.equal(numbers.get('CDELT1'), -9.7220246095944024e-4);
    assert.equal(error, '');
    assert.equal(warning, 'Warning scale was inaccurate! Set FOV=1.00d, scale=3.5"');
  });

  it('reads it with the line ends of another system alike', () => {
    assert.deepEqual(parseSolveReport(solvedText.replaceAll('\n', '\r\n')), parseSolveReport(solvedText));
  });

  it('reads a failure, which begins with an empty line', () => {
    spec
      .given('\nPLTSOLVD=F\nCMDLINE=astap_cli -f in.fits -update\nWARNING= Star database limit was reached!\n')
      .when('read')
      .thenIs({ solved: false, error: '', warning: 'Star database limit was reached!', keys: [] });
    spec
      .given('\nPLTSOLVD=F\nCMDLINE=astap_cli -f in.fits\nERROR=Not enough stars.\n')
      .when('read')
      .thenIs({ solved: false, error: 'Not enough stars.', warning: '', keys: [] });
  });

  it('takes nothing for a number that is none', () => {
    spec
      .given('PLTSOLVD=T\nCRPIX1= NAN\nCRPIX2=\nCRVAL1=INF\nCRVAL2=1e999\nCD1_1= 1,5\n=3\nno sign')
      .when('read')
      .thenIs({ solved: true, error: '', warning: '', keys: [] });
  });

  it('tells of the frame where pixels of it were taken together: the same sky at the same place', () => {
    const [plain, small] = [parseSolveReport(solvedText), parseSolveReport(solvedText, 2)];
    assert.ok(plain !== null && small !== null);
    // The middle of a pixel of two by two is where their corners meet: 1 is 1.5, 768.5 is 1536.5.
    assert.equal(small.numbers.get('CRPIX1'), 1536.5);
    assert.equal(small.numbers.get('CRPIX2'), 1024.5);
    for (const key of ['CD1_1', 'CD1_2', 'CD2_1', 'CD2_2', 'CDELT1', 'CDELT2'])
      assert.equal(small.numbers.get(key), (plain.numbers.get(key) ?? Number.NaN) / 2, key);
    for (const key of ['CRVAL1', 'CRVAL2', 'CROTA1']) assert.equal(small.numbers.get(key), plain.numbers.get(key), key);
  });

  it('takes an empty or cut-off file, or one of another kind, for no report', () => {
    for (const text of ['', '\n', 'PLTSOLVD', 'PLTSOLVD=', 'PLTSOLVD=t', 'CRPIX1=5', '\0\x01\x02=\xff', '{"a": 1}'])
      spec.given(text).when('read').thenIs(null);
  });
});

describe('parseAnalysis', () => {
  const spec = specify(([stdout]: readonly string[], _: 'read') => parseAnalysis(stdout ?? ''));

  it('reads what -analyse prints, among other lines', () => {
    spec.given('HFD_MEDIAN=2.9\nSTARS=105\n').when('read').thenIs({ hfdPixels: 2.9, stars: 105 });
    spec.given('1d,3d,5d,\nHFD_MEDIAN=2.9\r\nSTARS=105\r\n').when('read').thenIs({ hfdPixels: 2.9, stars: 105 });
  });

  it('reads an image without stars as it is said', () => {
    spec.given('HFD_MEDIAN=99.0\nSTARS=0\n').when('read').thenIs({ hfdPixels: 99, stars: 0 });
  });

  it('knows nothing where the file could not be read or a line is missing', () => {
    for (const text of ['', 'Error reading image file.', 'HFD_MEDIAN=2.9\n', 'STARS=105\n', 'xHFD_MEDIAN=1\nSTARS=2'])
      spec.given(text).when('read').thenIs(null);
  });
});
