import assert from 'node:assert/strict';
import { basename, join, normalize } from 'node:path';
import fc from 'fast-check';
import { safeFilterName, safeName } from './safeName.js';

const seeded = { seed: 1, numRuns: 1_000 };
const nasty = [
  '',
  '.',
  '..',
  '...',
  '../x',
  '/',
  '\\',
  'a/b',
  'a=2Fb',
  '.hidden',
  ' a',
  'a ',
  'a.',
  '_',
  '=',
  '~',
  '@',
  'a@0',
  '∂',
  '😀',
  '\0',
  '\n',
];
const long = fc.string({ unit: fc.constantFrom('a', 'A', '/', 'é', ' '), minLength: 60, maxLength: 400 });
const anyName = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom(...nasty), long);
/** Few letters, so that names meet which differ in case alone. */
const anyFilter = fc.oneof(
  fc.string({ unit: fc.constantFrom('r', 'R', 'a', 'A', '1', '-', '@', 'é', 'É', '='), maxLength: 4 }),
  anyName,
);

function assertSegment(name: string): void {
  assert.match(name, /^[A-Za-z0-9 ._+=@-]+$/);
  assert.ok(Buffer.byteLength(name) <= 200, `${name.length} bytes`);
  assert.ok(!/^[ .]|[ .]$/.test(name), `'${name}' begins or ends with a blank or dot`);
  assert.equal(normalize(join('root', name)), join('root', basename(name)));
}

describe('safeName', () => {
  it('leaves usual names as they are', () => {
    for (const name of ['SS Cyg', 'HAT-P-32', 'V0339 Del', 'G5903.00430', 'N_2026+1', 'V', 'Clear'])
      assert.equal(safeName(name), name);
  });

  it('escapes what could lead out of its folder or not stand on a disk', () => {
    assert.equal(safeName('../x'), '=2E.=2Fx');
    assert.equal(safeName('..'), '=2E=2E');
    assert.equal(safeName('a\\b'), 'a=5Cb');
    assert.equal(safeName(' a.'), '=20a=2E');
    assert.equal(safeName('∂'), '=E2=88=82');
    assert.equal(safeName(''), '=');
  });

  it('is always one segment of a path, of at most 200 bytes', () => {
    fc.assert(
      fc.property(anyName, (name) => assertSegment(safeName(name))),
      seeded,
    );
  });

  it('never gives two names one', () => {
    const pair = fc.tuple(anyName, anyName);
    const escapedTwin = anyName.map((name): [string, string] => [name, safeName(name)]);
    fc.assert(
      fc.property(fc.oneof(pair, escapedTwin), ([one, other]) => {
        const isPlain = one === other;
        assert.equal(safeName(one) === safeName(other), isPlain);
      }),
      seeded,
    );
  });

  it('tells long names apart that differ at their end only', () => {
    const [one, other] = [safeName(`${'x'.repeat(300)}1`), safeName(`${'x'.repeat(300)}2`)];
    assert.notEqual(one, other);
    assert.match(one, /^x{166}@@[0-9a-f]{32}$/);
    assert.equal(safeName('x'.repeat(200)), 'x'.repeat(200));
  });
});

describe('safeFilterName', () => {
  it('leaves usual filters as they are', () => {
    for (const filter of ['U', 'B', 'V', 'R', 'I', 'Rc', 'Ic', 'Clear', 'Red', 'Green', 'Ha', 'none']) {
      assert.equal(safeFilterName(filter), filter);
    }
  });

  it('tells apart what differs in case alone, on a disk that ignores case', () => {
    const folded = ['r', 'R', 'i', 'I', 'Ha', 'HA', 'ha', 'hA', 'sg', 'SG', 'Sg', 'none', 'None'].map((filter) =>
      safeFilterName(filter).toLowerCase(),
    );
    assert.equal(new Set(folded).size, folded.length);
    assert.equal(safeFilterName('r'), 'r@0');
    assert.equal(safeFilterName('HA'), 'HA@3');
  });

  it('is always one segment of a path, of at most 200 bytes', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => assertSegment(safeFilterName(filter))),
      seeded,
    );
  });

  it('never gives two filters one name, nor two that a disk takes for one', () => {
    const twins = anyFilter.chain((filter) =>
      fc
        .constantFrom(filter, filter.toLowerCase(), filter.toUpperCase(), safeFilterName(filter))
        .map((other): [string, string] => [filter, other]),
    );
    fc.assert(
      fc.property(fc.oneof(fc.tuple(anyFilter, anyFilter), twins), ([one, other]) => {
        assert.equal(safeFilterName(one).toLowerCase() === safeFilterName(other).toLowerCase(), one === other);
      }),
      { ...seeded, numRuns: 5_000 },
    );
  });
});
