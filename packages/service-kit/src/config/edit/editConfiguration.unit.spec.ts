import assert from 'node:assert/strict';
import { editConfiguration, type SettingEdit } from './editConfiguration.js';
import { settingInput } from './settingInput.js';

const FILE = `observer:
  code: ABC # mine
targets:
  XZ_Cyg: { name: XZ Cyg }
`;

function edited(path: SettingEdit['path'], text: string | null, variables: Record<string, string> = {}) {
  return editConfiguration(FILE, { path, text }, variables);
}

function refusal(...asked: Parameters<typeof edited>): [string, string] {
  const made = edited(...asked);
  assert.ok(!made.ok);
  return [made.fault.code, made.fault.message];
}

describe('a setting changed in wombat.yaml', () => {
  it('tells the new text, what was written, what is now, and in which lines', () => {
    assert.deepEqual(edited(['observer', 'code'], 'XYZ'), {
      ok: true,
      value: {
        text: FILE.replace('ABC', 'XYZ'),
        before: 'ABC',
        after: 'XYZ',
        lines: [
          { mark: '-', line: 2, text: '  code: ABC # mine' },
          { mark: '+', line: 2, text: '  code: XYZ # mine' },
        ],
      },
    });
  });

  it('takes text as it stands, and all else as YAML', () => {
    const note = edited(['targets', 'XZ_Cyg', 'reportAs'], 'true: [or not]');
    assert.equal(note.ok && note.value.after, '"true: [or not]"');
    const radii = edited(['photometry', 'aperture'], '[8, 16, 32]');
    assert.equal(radii.ok && radii.value.text, `${FILE}photometry:\n  aperture: [8, 16, 32]\n`);
    const digits = edited(['observer', 'code'], '123');
    assert.equal(digits.ok && digits.value.after, '"123"');
  });

  it('does not tell what is secret on a line that changes', () => {
    const file = '{ notify: { webhook: "https://a.example/hidden" }, observer: { code: ABC } }';
    const made = editConfiguration(file, { path: ['observer', 'code'], text: 'XYZ' }, {});
    assert.ok(made.ok);
    assert.match(made.value.text, /hidden/);
    assert.doesNotMatch(JSON.stringify(made.value.lines), /hidden/);
  });

  it.each<[string, ...Parameters<typeof edited>, string, RegExp]>([
    [
      'a value out of range',
      ['observer', 'code'],
      'TOOLONG',
      {},
      'invalid',
      /^line 2: 'observer.code' is "TOOLONG": it /,
    ],
    [
      'no number',
      ['calibration', 'sigma'],
      'three',
      {},
      'invalid',
      /'calibration.sigma' is "three": it must be a number/,
    ],
    [
      'a key nobody knows',
      ['calibration', 'sigmas'],
      '3',
      {},
      'invalid',
      /unknown key 'sigmas'.* did you mean 'sigma'/,
    ],
    ['half a place', ['site', 'latitude'], '48', {}, 'invalid', /'site.longitude' is missing/],
    ['no change', ['observer', 'code'], 'ABC', {}, 'invalid', /^it is set so already$/],
    ['what is not set taken out', ['observer', 'date'], null, {}, 'invalid', /does not set this/],
    [
      'what the environment sets',
      ['observer', 'code'],
      'B',
      { WOMBAT_OBSERVER_CODE: 'C' },
      'locked',
      /WOMBAT_OBSERVER_CODE/,
    ],
    ['the folder of the frames', ['data'], '/', {}, 'locked', /on this computer/],
    ['a program that is run', ['solve', 'binary'], '/bin/sh', {}, 'locked', /on this computer/],
    ['all of what holds a program', ['solve'], '{ binary: /bin/sh }', {}, 'locked', /on this computer/],
    ['who may reach the page', ['ui', 'trustedProxy', 'roles'], '{}', {}, 'locked', /the page/],
    ['where messages go', ['notify', 'webhook'], 'https://a.example', {}, 'locked', /secret/],
    ['who is told the password', ['aavso', 'login'], 'https://a.example', {}, 'locked', /password/],
    ['everything at once', [], '{}', {}, 'locked', /./],
  ])('is refused: %s', (_, path, text, variables, code, sentence) => {
    const [told, message] = refusal(path, text, variables);
    assert.equal(told, code);
    assert.match(message, sentence);
  });
});

describe('the input of a setting', () => {
  it.each<[string, SettingEdit['path'], Partial<ReturnType<typeof settingInput>>]>([
    ['one of a few', ['calibration', 'combine'], { kind: 'choice', choices: ['median', 'mean', 'mad', 'minmax'] }],
    ['yes or no', ['photometry', 'ensemble'], { kind: 'choice', choices: ['true', 'false'] }],
    ['a number', ['cameras', 0, 'gain'], { kind: 'number' }],
    ['a number, or none', ['calibration', 'maxAgeDays'], { kind: 'number' }],
    ['a text', ['targets', 'XZ_Cyg', 'name'], { kind: 'text' }],
    ['a word or a list', ['photometry', 'aperture'], { kind: 'line' }],
    ['a list', ['aavso', 'retryMinutes'], { kind: 'line' }],
    ['names with values', ['filters'], { kind: 'block' }],
    ['keys with values', ['site'], { kind: 'block', keys: ['name', 'latitude', 'longitude', 'elevation'] }],
  ])('fits %s', (_, path, input) => {
    assert.deepEqual(settingInput(path), { choices: [], keys: [], ...input });
  });

  it('names the keys each entry of a list may have, and each under a name', () => {
    assert.deepEqual(settingInput(['cameras']).keys.slice(0, 3), ['match', 'gain', 'readNoise']);
    assert.deepEqual(settingInput(['targets']).keys.slice(0, 3), ['name', 'ra', 'dec']);
  });
});
