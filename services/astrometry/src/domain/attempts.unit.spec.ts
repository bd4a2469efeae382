import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type FailedAttempt, type Hints, nextAttempt } from './attempts.js';
import { believableWcs } from './believable.js';
import { parseSolveReport } from './solveReport.js';
import { unsolvedReason } from './unsolvedReason.js';

const known: Hints = { raDegrees: 10, decDegrees: 20, fovDegrees: 1 };
const blind: Hints = { raDegrees: null, decDegrees: null, fovDegrees: null };

/** The tries in their order when every one fails in the same way. */
function triesOf(hints: Hints, failure: Partial<FailedAttempt>): string[] {
  const failed: FailedAttempt[] = [];
  for (let plan = nextAttempt(hints, failed, 30); plan !== null; plan = nextAttempt(hints, failed, 30)) {
    failed.push({ error: '', warning: '', ...failure, method: plan.method });
  }
  return failed.map(({ method }) => method);
}

describe('the tries of the solver', () => {
  it('go from near to wide to the two fields asked for', () => {
    assert.deepEqual(triesOf(known, {}), ['near', 'wide', 'fov 10', 'fov 30']);
    assert.deepEqual(triesOf(blind, {}), ['wide', 'fov 10', 'fov 30']);
  });

  it('use all stars where the database ran out, near or wide', () => {
    const warning = ' Star database limit was reached!';
    assert.deepEqual(triesOf(known, { warning }), ['near', 'near, all stars', 'wide', 'fov 10', 'fov 30']);
    assert.deepEqual(triesOf(blind, { warning }), ['wide', 'wide, all stars', 'fov 10', 'fov 30']);
  });

  it('end where another cannot succeed', () => {
    const hopeless = [
      'Not enough stars.',
      'Error reading image file.',
      'No star database found.',
      'Error reading star database.',
    ];
    for (const error of hopeless) assert.deepEqual(triesOf(known, { error }), ['near']);
  });

  it('search the whole sky only where no place is known', () => {
    assert.equal(nextAttempt(blind, [], 30)?.radiusDegrees, 180);
    const near = nextAttempt(known, [], 30);
    assert.deepEqual([near?.radiusDegrees, near?.stars, near?.hints], [10, null, known]);
  });
});

describe('why a frame is not solved', () => {
  const because = (error: string, warning = '') => unsolvedReason([{ method: 'near', error, warning }], { stars: 7 });
  it('is one sentence that says what to do', () => {
    assert.match(because('Not enough stars.'), /too few stars to solve it \(7 stars seen\)/);
    assert.match(because('Error reading star database.'), /install it again/);
    assert.match(because('no answer in the time of 60 s'), /ran out of time.*give the scale/);
    assert.match(because('', 'Star database limit was reached!'), /too shallow/);
    assert.match(because(''), /^no match in 1 tries/);
  });
});

describe('a solution', () => {
  const image = { width: 1000, height: 800 };
  const scale = 2 / 3600;
  const wcs = {
    kind: 'TAN',
    crpixX: 499.5,
    crpixY: 399.5,
    raDegrees: 10,
    decDegrees: 20,
    cd: [-scale, 0, 0, scale],
  } as const;
  const known = { raDegrees: 10.1, decDegrees: 20, fovDegrees: 0.45, maxDistanceDegrees: 5 };
  const refusal = (change: object, more = {}) => {
    const believed = believableWcs({ ...wcs, ...change }, image, { ...known, ...more });
    return believed.ok ? 'believed' : believed.reason;
  };

  it('is believed when it is a sky near what was known, else refused with a reason', () => {
    assert.equal(refusal({}), 'believed');
    assert.equal(refusal({}, { raDegrees: null, decDegrees: null, fovDegrees: null }), 'believed');
    assert.match(refusal({ cd: [-scale, 0, 0, 1.05 * scale] }), /not square/);
    assert.match(refusal({ cd: [-1, 0, 0, 1] }), /no telescope's/);
    assert.match(refusal({}, { fovDegrees: 1 }), /a field of 0.44 degrees where 1.00 was known/);
    assert.match(refusal({}, { decDegrees: 40 }), /20.0 degrees from where the telescope pointed/);
  });

  it('is read from the .ini, as failures are', () => {
    const solved = parseSolveReport('PLTSOLVD=T\r\nCRVAL1= 3.2567894274771129E+002\nCMDLINE=a -f b=c\nWARNING=x\n');
    assert.deepEqual([solved.solved, solved.numbers.get('CRVAL1'), solved.warning], [true, 325.67894274771129, 'x']);
    const failed = parseSolveReport('\nPLTSOLVD=F\nERROR=Not enough stars.\n');
    assert.deepEqual([failed.solved, failed.error], [false, 'Not enough stars.']);
  });
});
