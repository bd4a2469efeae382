import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeToken, encodeToken, eventSubject, frameSubject, seriesKey, workSubject } from './subjects.js';

const seeded = { seed: 1, numRuns: 500 };
const nasty = [
  '',
  '.',
  '*',
  '>',
  ' ',
  '_',
  '=',
  '==',
  '=2E',
  'a b',
  'a=20b',
  'é',
  '\ufeff',
  '\ufeffa',
  '∂ Cyg',
  '😀',
  '\0',
  '\r\n',
];
const anyName = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom(...nasty));
const anySeries = fc.record({ night: anyName, targetName: anyName, filter: anyName });

describe('encodeToken', () => {
  it('leaves letters, digits and the hyphen as they are and escapes all else byte by byte', () => {
    assert.equal(encodeToken('HAT-P-32'), 'HAT-P-32');
    assert.equal(encodeToken('SS Cyg'), 'SS=20Cyg');
    assert.equal(encodeToken('a.b*c>_'), 'a=2Eb=2Ac=3E=5F');
    assert.equal(encodeToken('é'), '=C3=A9');
    assert.equal(encodeToken(''), '=');
  });

  it('makes one token of any name, and decodeToken gives the name back', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        assert.match(encodeToken(name), /^[A-Za-z0-9=-]+$/);
        assert.equal(decodeToken(encodeToken(name)), name);
      }),
      seeded,
    );
  });

  it('never gives two names one token', () => {
    fc.assert(
      fc.property(anyName, anyName, (one, other) => {
        assert.equal(encodeToken(one) === encodeToken(other), one === other);
      }),
      seeded,
    );
  });
});

describe('decodeToken', () => {
  it('refuses what encodeToken cannot have written', () => {
    for (const token of ['', '_', 'a b', '=4', '=41', '=2e', '=FF', '=C3', 'a=', 'é', '∂']) {
      assert.throws(() => decodeToken(token), { message: `not an encoded token: ${token}` });
    }
  });
});

describe('the subjects', () => {
  it('has four tokens for an event, five for a frame-level fact, three for work', () => {
    const series = { night: '20240101', targetName: 'SS Cyg', filter: 'V' };
    assert.equal(eventSubject('20240101', series), 'wombat.events.20240101.SS=20Cyg:V');
    assert.equal(frameSubject('FrameSolved', '20240101', series), 'wombat.frames.FrameSolved.20240101.SS=20Cyg:V');
    assert.equal(workSubject('photometry'), 'wombat.work.photometry');
  });

  it('says with "_" that there is no night or no series, and no name looks like it', () => {
    assert.equal(eventSubject(null, null), 'wombat.events._._');
    assert.equal(frameSubject('MasterBuilt', null, null), 'wombat.frames.MasterBuilt._._');
    fc.assert(
      fc.property(anySeries, (series) => {
        const [, , night, token, ...rest] = eventSubject(series.night, series).split('.');
        assert.notEqual(night, '_');
        assert.notEqual(token, '_');
        assert.deepEqual(rest, []);
      }),
      seeded,
    );
  });

  it('is one subject for each series', () => {
    fc.assert(
      fc.property(anySeries, anySeries, (one, other) => {
        const same = one.night === other.night && one.targetName === other.targetName && one.filter === other.filter;
        assert.equal(eventSubject(one.night, one) === eventSubject(other.night, other), same);
        assert.equal(
          frameSubject('FrameSolved', one.night, one) === frameSubject('FrameSolved', other.night, other),
          same,
        );
      }),
      seeded,
    );
  });

  it('tells a person which series is meant', () => {
    assert.equal(seriesKey({ night: '20240101', targetName: 'SS Cyg', filter: 'V' }), '20240101/SS Cyg/V');
  });
});
