import assert from 'node:assert/strict';
import type { ServiceAnswer, VsxStar } from '@wombat/aavso';
import { configuredTarget } from './configuredTarget.js';
import { resolveStar, type StarQuestion, wayOut } from './resolveStar.js';
import { targetNames } from './targetNames.js';

const url = 'https://vsx.test/';
const unknown: ServiceAnswer<VsxStar> = { outcome: 'unknown', raw: '{"VSXObject":[]}', url };
const down: ServiceAnswer<VsxStar> = { outcome: 'unavailable', reason: 'vsx.test answered 503 (3 attempts).', url };
const found = (value: VsxStar): ServiceAnswer<VsxStar> => ({ outcome: 'found', value, raw: '{}', url });

function star(name: string, raDegrees = 10, decDegrees = 20): VsxStar {
  return {
    name,
    auid: null,
    raDegrees,
    decDegrees,
    properMotionRaMas: null,
    properMotionDecMas: null,
    variabilityType: 'EA',
    period: null,
    epoch: null,
    maxMag: null,
    minMag: null,
    brightest: 11,
    faintest: 12,
    rangeBand: 'V',
    oid: '1',
    constellation: null,
    category: 'Variable',
  };
}

const given = (other: Partial<StarQuestion>): StarQuestion => ({
  folderName: 'RWPsA',
  configured: configuredTarget(undefined),
  attempts: [],
  onImage: () => true,
  around: null,
  ...other,
});

describe('targetNames', () => {
  it("are the folder's candidates without a configured entry", () => {
    assert.deepEqual(targetNames('RWPsA', configuredTarget(undefined)), ['RWPsA', 'RW PsA']);
    assert.deepEqual(targetNames('RWPsA', configuredTarget({ range: [9, 10] })), ['RWPsA', 'RW PsA']);
  });

  it('are the configured name alone, or none with coordinates alone', () => {
    assert.deepEqual(targetNames('X', configuredTarget({ name: 'SS Cyg' })), ['SS Cyg']);
    assert.deepEqual(targetNames('X', configuredTarget({ ra: 1, dec: 2 })), []);
    assert.deepEqual(targetNames('X', configuredTarget({ name: 'SS Cyg', ra: 1, dec: 2 })), ['SS Cyg']);
  });
});

describe('resolveStar', () => {
  it('takes the first name VSX knows', () => {
    const attempts = [
      { name: 'RWPsA', answer: unknown },
      { name: 'RW PsA', answer: found(star('RW PsA')) },
    ];
    assert.deepEqual(resolveStar(given({ attempts })), {
      outcome: 'found',
      target: { raDegrees: 10, decDegrees: 20, reportName: 'RW PsA', star: star('RW PsA'), askedAs: 'RW PsA' },
    });
  });

  it('takes none of two stars that VSX knows by one name, unless one alone is on the images or a place is configured', () => {
    const one = { ...star('X', 10), auid: '000-AAA-111' };
    const other = { ...star('X', 10.2), auid: '000-BBB-222' };
    const attempts = [{ name: 'X', answer: { ...found(one), also: [other] } }];
    const both = resolveStar(given({ attempts }));
    assert.equal(both.outcome, 'ambiguous');
    assert.match(both.outcome === 'ambiguous' ? both.reason : '', /X \(000-AAA-111, .* or X \(000-BBB-222, /);
    const auidOf = (resolution: ReturnType<typeof resolveStar>) =>
      resolution.outcome === 'found' ? resolution.target.star?.auid : resolution.outcome;
    const onImage = ({ raDegrees }: { raDegrees: number }) => raDegrees > 10.1;
    assert.equal(auidOf(resolveStar(given({ attempts, onImage }))), '000-BBB-222');
    assert.equal(
      auidOf(resolveStar(given({ attempts, configured: configuredTarget({ ra: 10.19, dec: 20 }) }))),
      '000-BBB-222',
    );
  });

  it('waits where a name could not be asked for, though a later one was found', () => {
    const attempts = [
      { name: 'RWPsA', answer: down },
      { name: 'RW PsA', answer: found(star('RW PsA')) },
    ];
    const resolution = resolveStar(given({ attempts }));
    assert.equal(resolution.outcome, 'unavailable');
    assert.match(
      resolution.outcome === 'unavailable' ? resolution.reason : '',
      /asked for RWPsA: vsx\.test answered 503/,
    );
  });

  it('says what was asked and what to do where VSX knows none of the names', () => {
    const attempts = [
      { name: 'RWPsA', answer: unknown },
      { name: 'RW PsA', answer: unknown },
    ];
    const resolution = resolveStar(given({ attempts }));
    assert.deepEqual(resolution, {
      outcome: 'unknown',
      reason: 'VSX knows no star on these images under the name of RWPsA (asked for: RWPsA, RW PsA).',
      offered: [],
    });
    assert.equal(
      wayOut('RWPsA'),
      'Say which star it is on the page "Validate & Publish" or by ./wombat name RWPsA NAME; ' +
        'or give its name, or its coordinates and range, under targets: RWPsA: in wombat.yaml.',
    );
    assert.match(wayOut("Barnard's star"), /\.\/wombat name 'Barnard'\\''s star' NAME;/);
  });

  it('offers the variables of the field, nearest first, and takes none of them, not even a lone one', () => {
    const attempts = [{ name: 'RWPsA', answer: unknown }];
    const centre = { raDegrees: 10, decDegrees: 20 };
    const field = (value: VsxStar[]): StarQuestion['around'] => ({
      centre,
      answer: { outcome: 'found', value, raw: '', url },
    });
    const two = resolveStar(given({ attempts, around: field([star('far', 10.2), star('near', 10.1)]) }));
    assert.equal(two.outcome, 'unknown');
    assert.deepEqual(two.outcome === 'unknown' ? two.offered.map(({ name }) => name) : [], ['near', 'far']);
    assert.match(two.outcome === 'unknown' ? two.reason : '', /The nearest known variable is near, then far\./);
    const many = resolveStar(
      given({ attempts, around: field([10, 10.1, 10.2, 10.3, 10.4].map((ra) => star(`V${ra}`, ra))) }),
    );
    assert.match(many.outcome === 'unknown' ? many.reason : '', / is V10, then V10\.1, V10\.2, V10\.3\.$/);
    assert.equal(resolveStar(given({ attempts, around: field([star('lone')]) })).outcome, 'unknown');
  });

  it('offers only variables that lie on the images', () => {
    const around: StarQuestion['around'] = {
      centre: { raDegrees: 10, decDegrees: 20 },
      answer: {
        outcome: 'found',
        value: [star('in the corner of the circle', 10.1), star('on it', 10.2)],
        raw: '',
        url,
      },
    };
    const attempts = [{ name: 'RWPsA', answer: unknown }];
    const onImage = ({ raDegrees }: { raDegrees: number }) => raDegrees > 10.15;
    const resolution = resolveStar(given({ attempts, around, onImage }));
    assert.deepEqual(resolution.outcome === 'unknown' && resolution.offered.map(({ name }) => name), ['on it']);
  });

  it('stays unknown where the field could not be asked for', () => {
    const attempts = [{ name: 'RWPsA', answer: unknown }];
    const around: StarQuestion['around'] = {
      centre: { raDegrees: 10, decDegrees: 20 },
      answer: { outcome: 'unavailable', reason: 'vsx.test answered 403 (3 attempts).', url },
    };
    const resolution = resolveStar(given({ attempts, around }));
    assert.deepEqual(resolution.outcome === 'unknown' && resolution.offered, []);
  });

  it('does not take a star that lies outside the images', () => {
    const attempts = [
      { name: 'muCep', answer: found(star('mu Cep', 200)) },
      { name: 'MU Cep', answer: found(star('MU Cep', 10)) },
    ];
    const onImage = ({ raDegrees }: { raDegrees: number }) => raDegrees < 100;
    const resolution = resolveStar(given({ attempts, onImage }));
    assert.equal(resolution.outcome === 'found' && resolution.target.reportName, 'MU Cep');
    const none = resolveStar(given({ attempts: attempts.slice(0, 1), onImage }));
    assert.match(none.outcome === 'unknown' ? none.reason : '', /mu Cep is known, but lies outside the images\./);
    assert.equal(resolveStar(given({ attempts, onImage: null })).outcome, 'found');
  });

  it('needs no VSX for configured coordinates', () => {
    const configured = configuredTarget({ ra: 123.4, dec: -45.6, range: [15, 9], reportAs: 'N:2026' });
    assert.deepEqual(configured.range, { brightest: 9, faintest: 15 });
    assert.deepEqual(resolveStar(given({ configured })), {
      outcome: 'found',
      target: { raDegrees: 123.4, decDegrees: -45.6, reportName: 'N:2026', star: null, askedAs: null },
    });
    assert.equal(resolveStar(given({ configured: configuredTarget({ ra: 1 }) })).outcome, 'unknown');
  });

  it("lays the configured entry over VSX's record", () => {
    const configured = configuredTarget({ name: 'SS Cyg', ra: 11, dec: 21, reportAs: '000-BCP-220' });
    const attempts = [{ name: 'SS Cyg', answer: found(star('SS Cyg')) }];
    const resolution = resolveStar(given({ configured, attempts }));
    assert.deepEqual(resolution.outcome === 'found' && { ...resolution.target, star: resolution.target.star?.name }, {
      raDegrees: 11,
      decDegrees: 21,
      reportName: '000-BCP-220',
      star: 'SS Cyg',
      askedAs: 'SS Cyg',
    });
  });

  it('goes on without VSX where the entry says all, and waits where its range is missing', () => {
    const attempts = [{ name: 'SS Cyg', answer: down }];
    const whole = configuredTarget({ name: 'SS Cyg', ra: 1, dec: 2, range: [8, 12] });
    const resolution = resolveStar(given({ configured: whole, attempts }));
    assert.equal(resolution.outcome === 'found' && resolution.target.reportName, 'SS Cyg');
    const partly = configuredTarget({ name: 'SS Cyg', ra: 1, dec: 2 });
    assert.equal(resolveStar(given({ configured: partly, attempts })).outcome, 'unavailable');
  });
});

describe('names that lead to different stars', () => {
  const one = { ...star('G Her', 10), oid: '1', auid: '000-AAA-001' };
  const other = { ...star('g Her', 10.1), oid: '2' };
  const attempts = [
    { name: 'gher', answer: found(one) },
    { name: 'g Her', answer: found(other) },
  ];

  it('are ambiguous where both stars lie on the images: none is taken, both are offered', () => {
    assert.deepEqual(resolveStar(given({ folderName: 'gher', attempts })), {
      outcome: 'ambiguous',
      reason:
        'gher may be G Her (000-AAA-001, asked for as gher) or g Her (RA 10.1 Dec 20, asked for as g Her): ' +
        'VSX knows these as different stars, and all of them lie on these images.',
      offered: [one, other],
    });
  });

  it('are no riddle where only one of them lies on the images', () => {
    const onImage = ({ raDegrees }: { raDegrees: number }) => raDegrees > 10.05;
    const resolution = resolveStar(given({ attempts, onImage }));
    assert.equal(resolution.outcome === 'found' && resolution.target.reportName, 'g Her');
  });

  it('are one star under two spellings where AUID, number or place say so', () => {
    const again = (change: Partial<VsxStar>) => [attempts[0], { name: 'g Her', answer: found({ ...one, ...change }) }];
    const outcome = (change: Partial<VsxStar>) =>
      resolveStar(given({ attempts: again(change).filter((each) => each !== undefined) })).outcome;
    assert.equal(outcome({ name: 'V1234 Her' }), 'found');
    assert.equal(outcome({ auid: null }), 'found');
    assert.equal(outcome({ auid: null, oid: null, raDegrees: 10 + 2 / 3600 }), 'found');
    assert.equal(outcome({ auid: null, oid: null, raDegrees: 10 + 5 / 3600 }), 'ambiguous');
    assert.equal(outcome({ auid: null, oid: '7' }), 'ambiguous');
    assert.equal(outcome({ auid: '000-AAA-002' }), 'ambiguous');
  });

  it('wait where the second could not be asked for', () => {
    const waiting = resolveStar(
      given({
        attempts: [
          { name: 'gher', answer: found(one) },
          { name: 'g Her', answer: down },
        ],
      }),
    );
    assert.equal(waiting.outcome, 'unavailable');
  });
});
