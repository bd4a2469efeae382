import assert from 'node:assert/strict';
import { damagedJson, isPlainSentence } from '@wombat/eventlog/testkit';
import fc from 'fast-check';
import { editYaml, writtenIn } from './edit/editYaml.js';
import { loadConfig } from './loadConfig.js';
import { settingOrigins } from './settingOrigins.js';

const WHOLE = JSON.stringify({
  data: './data',
  site: { name: 'Siding Spring', latitude: -31.27, longitude: 149.06, elevation: 1165 },
  observer: { code: 'XXXX', date: 'JD' },
  cameras: [{ match: { INSTRUME: 'ZWO ASI1600MM', GAIN: 139 }, gain: 0.0625, peakRange: [5000, 30000] }],
  filters: { Clear: 'CV', Green: 'TG' },
  targets: { NewNova: { ra: 123.4, dec: -45.6, range: [9, 15], reportAs: 'N:2026' } },
  photometry: { aperture: 'auto', comps: { brighter: 1.5, minSnr: 20 } },
});

/** Pieces of YAML, in every order: what refers, multiplies, nests and tags is among them. */
const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'data',
        'site',
        'cameras',
        ': ',
        ':\n  ',
        '\n',
        '- ',
        '[',
        ']',
        '{',
        '}',
        ', ',
        '&a ',
        '*a',
        '*b',
        '<<',
      ),
      fc.constantFrom(
        '"',
        "'",
        '|\n  x',
        '>',
        '!!binary ',
        '!!set ',
        '!x ',
        '? ',
        '---\n',
        '...\n',
        '%YAML 1.1\n',
        '# x\n',
      ),
      fc.constantFrom(
        '\u0000',
        '\u001b[2J',
        '\u202e',
        '\ufeff',
        '\t',
        '.nan',
        '.inf',
        '0x1F',
        '~',
        '1e999',
        '__proto__',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 60 },
  )
  .map((words) => words.join(''));

function holds(text: string): void {
  const config = loadConfig(text, {});
  if (!config.ok) {
    assert.ok(config.fault.sentences.length > 0 && config.fault.sentences.length <= 101);
    for (const sentence of config.fault.sentences) assert.ok(isPlainSentence(sentence), JSON.stringify(sentence));
  }
  const origins = settingOrigins(text, {});
  if (origins.ok) origins.value(['site', 'latitude']);
}

describe('a damaged configuration', () => {
  it('is taken, or refused by sentences', () => {
    fc.assert(fc.property(damagedJson(WHOLE), holds), { seed: 1 });
    fc.assert(fc.property(pieces, holds), { seed: 2 });
  });

  it('of references that lead nowhere, into themselves or to too much is refused', () => {
    const tenOf = (name: string) => `[${Array.from({ length: 10 }, () => `*${name}`).join(', ')}]`;
    const bomb = ['a: &a [1]', `b: &b ${tenOf('a')}`, `c: &c ${tenOf('b')}`, `d: ${tenOf('c')}`].join('\n');
    for (const text of ['data: *x', 'data: &a [*a]', '&a { data: *a }', bomb]) {
      const config = loadConfig(text, {});
      assert.match(
        config.ok ? '' : config.fault.sentences.join(),
        /^the configuration is not YAML: a reference \(\*\)/,
      );
      holds(text);
    }
    assert.ok(loadConfig('targets: { A: &a { star: X }, B: *a }', {}).ok === false);
  });

  it('of more than any is, or deeper, is refused', () => {
    for (const text of ['#'.repeat(300_000), '['.repeat(5_000), `data: ${'{a: '.repeat(5_000)}`])
      assert.match(loadConfig(text, {}).ok ? '' : 'refused', /refused/);
    holds(Array.from({ length: 1_000 }, (_, index) => `key${index}: 1`).join('\n'));
  });
});

describe('a damaged setting of the page', () => {
  it('is written, or refused by a sentence', () => {
    const path = fc.constantFrom(
      ['data'],
      ['targets', 'NewNova'],
      ['cameras', 0, 'gain'],
      ['site', 'x'],
      ['a', 'b', 'c'],
    );
    const file = 'data: ./data\nsite: &s { latitude: 1 }\ncameras:\n  - gain: 1\ntargets:\n  NewNova: { ra: 1 }\n';
    fc.assert(
      fc.property(fc.oneof(pieces, damagedJson(WHOLE)), path, fc.oneof(fc.constant(file), pieces), (yaml, at, text) => {
        const edited = editYaml(text, at, yaml);
        if (!edited.ok) assert.ok(edited.fault.message.length < 2_000);
        writtenIn(text)(at);
      }),
      { seed: 3 },
    );
  });
});
