import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { editYaml, writtenIn } from './editYaml.js';
import type { SettingPath } from './placeInYaml.js';

const FILE = `# The observatory on the hill

observer: # who
  code: ABC   # since 2019
  # how the report dates
  date: JD
site: {latitude: 48.2, longitude: 16.4}   # the dome
cameras:
  # the mono one
  - match: { INSTRUME: ASI1600 }
    gain: 1.2 # measured
  # the colour one
  - gain: 0.6
    match:
      INSTRUME: ASI294

# apertures
photometry:
  comps:
    minSnr: 30
  aperture: [8, 16, 32]
filters: # none yet
work:
`;

/** The lines that are not in the other text any more, and those that were not in it. */
function changed(before: string, after: string): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const part = (lines: string[]) => lines.slice(head, lines.length - tail);
  return [...part(old).map((line) => `-${line}`), ...part(now).map((line) => `+${line}`)];
}

function edited(path: SettingPath, yaml: string | null, file = FILE): string[] {
  const made = editYaml(file, path, yaml);
  assert.ok(made.ok, made.ok ? '' : made.fault.message);
  return changed(file, made.value);
}

function refused(path: SettingPath, yaml: string | null, file = FILE): string {
  const made = editYaml(file, path, yaml);
  return made.ok ? `it was made: ${made.value}` : made.fault.message;
}

describe('another value in a YAML file', () => {
  it.each<[string, SettingPath, string | null, string[]]>([
    ['a text', ['observer', 'code'], 'XYZ', ['-  code: ABC   # since 2019', '+  code: XYZ   # since 2019']],
    [
      'between brackets',
      ['site', 'latitude'],
      '-31.5',
      [
        '-site: {latitude: 48.2, longitude: 16.4}   # the dome',
        '+site: {latitude: -31.5, longitude: 16.4}   # the dome',
      ],
    ],
    [
      'a key more between brackets',
      ['site', 'name'],
      '"Hill, the"',
      [
        '-site: {latitude: 48.2, longitude: 16.4}   # the dome',
        '+site: {latitude: 48.2, longitude: 16.4, name: "Hill, the"}   # the dome',
      ],
    ],
    ['an entry of a list', ['cameras', 0, 'gain'], '1.25', ['-    gain: 1.2 # measured', '+    gain: 1.25 # measured']],
    ['a key more of an entry', ['cameras', 1, 'readNoise'], '3.4', ['+    readNoise: 3.4']],
    ['a key more below two', ['photometry', 'comps', 'maxError'], '0.05', ['+    maxError: 0.05']],
    ['a list', ['photometry', 'aperture'], 'auto', ['-  aperture: [8, 16, 32]', '+  aperture: auto']],
    ['below what is empty', ['work', 'ackWaitSeconds'], '40', ['+  ackWaitSeconds: 40']],
    ['behind a comment', ['filters'], 'Clear: CV', ['+  Clear: CV']],
    ['where the section is missing', ['solve', 'mode'], 'follow', ['+solve:', '+  mode: follow']],
    ['back to what it is without', ['photometry', 'aperture'], null, ['-  aperture: [8, 16, 32]']],
    [
      'the last of a section taken out',
      ['photometry', 'comps', 'minSnr'],
      null,
      ['-  comps:', '-    minSnr: 30', '+  comps: {}'],
    ],
    ['the first of an entry taken out', ['cameras', 1, 'gain'], null, ['-  - gain: 0.6', '-    match:', '+  - match:']],
  ])('is all that changes: %s', (_, path, yaml, lines) => {
    assert.deepEqual(edited(path, yaml), lines);
  });

  it('may be a block with its comments, given as it is told', () => {
    const cameras = writtenIn(FILE)(['cameras']);
    assert.equal(cameras.split('\n')[0], '# the mono one');
    assert.deepEqual(edited(['cameras'], cameras), []);
    assert.deepEqual(edited(['cameras'], cameras.replace('0.6', '0.7')), ['-  - gain: 0.6', '+  - gain: 0.7']);
    assert.deepEqual(edited(['cameras'], `${cameras}\n# a third\n- match: { A: b }`), [
      '+  # a third',
      '+  - match: { A: b }',
    ]);
    assert.equal(writtenIn(FILE)(['photometry', 'aperture']), '[8, 16, 32]');
    assert.equal(writtenIn(FILE)(['ingest', 'fileSettleSeconds']), '');
  });

  it('keeps the line breaks of Windows, and a mark of the byte order', () => {
    const file = '\ufeffobserver:\r\n  code: ABC # me\r\nwork:\r\n  ackWaitSeconds: 40\r\n';
    const made = editYaml(file, ['observer', 'date'], 'HJD');
    assert.equal(made.ok && made.value, file.replace('# me\r\n', '# me\r\n  date: HJD\r\n'));
  });

  it('makes a file of one that is empty, and of one whose last line has no end', () => {
    assert.deepEqual(edited(['observer', 'code'], 'ABC', ''), ['+observer:', '+  code: ABC']);
    assert.deepEqual(edited(['work', 'ackWaitSeconds'], '9', 'solve:\n  mode: every'), [
      '+work:',
      '+  ackWaitSeconds: 9',
      '+',
    ]);
    const one = editYaml('observer: { code: ABC }', ['observer'], null);
    assert.equal(one.ok && one.value, '');
  });

  it.each<[string, SettingPath, string | null, string, string]>([
    ['no YAML', ['observer', 'code'], '[1', FILE, 'this is not YAML: '],
    ['nothing', ['observer', 'code'], ' ', FILE, 'there is no value'],
    ['an entry that is gone', ['cameras', 7, 'gain'], '2', FILE, 'the file has nothing of this kind at this place'],
    ['an entry of a list that is gone', ['lists', 0, 'gain'], '2', FILE, 'the list has no such entry any more'],
    ['a whole entry', ['cameras', 0], '{}', FILE, 'an entry of a list is changed with the list'],
    ['what is not there taken out', ['solve', 'mode'], null, FILE, 'the file does not set this'],
    ['a value others refer to', ['a'], '2', 'a: &x 1\nb: *x\n', 'this place of the file is written in a way'],
    ['what is below a reference', ['b', 'c'], '2', 'a: &x { c: 1 }\nb: *x\n', 'the file has nothing of this kind'],
    ['a file of several', ['a'], '2', 'a: 1\n---\nb: 2\n', 'the file is not YAML any more'],
    ['a key told at length', ['a'], '2', '? a\n: 1\n', 'this place of the file is written in a way'],
    ['a comment between brackets', ['a'], '2 # two', '{ a: 1 }\n', 'this place of the file is written in a way'],
  ])('is refused: %s', (_, path, yaml, file, sentence) => {
    assert.ok(refused(path, yaml, file).startsWith(sentence), refused(path, yaml, file));
  });
});

const word = fc.stringMatching(/^[a-z]{1,8}$/);
const scalar = fc.oneof(word, fc.integer().map(String), fc.constantFrom('[1, 2]', '"a: b # c"', '{ x: 1 }', 'null'));
const comment = fc.option(
  word.map((text) => `# ${text}`),
  { nil: '' },
);
const section = fc.record({
  above: comment,
  behind: comment,
  blanks: fc.integer({ min: 1, max: 4 }),
  flow: fc.boolean(),
  keys: fc.uniqueArray(fc.record({ key: word, value: scalar, behind: comment, above: comment }), {
    selector: ({ key }) => key,
    minLength: 1,
    maxLength: 4,
  }),
});
const file = fc.uniqueArray(fc.record({ key: word, section }), {
  selector: ({ key }) => key,
  minLength: 1,
  maxLength: 4,
});

function written(sections: ReturnType<typeof file.generate>['value']): string {
  return sections
    .flatMap(({ key, section: { above, behind, blanks, flow, keys } }) => {
      const pad = ' '.repeat(blanks);
      if (flow) return [above, `${key}: {${keys.map((one) => `${one.key}: ${one.value}`).join(', ')}}${pad}${behind}`];
      return [
        above,
        `${key}:${pad}${behind}`,
        ...keys.flatMap((one) => [
          ...(one.above === '' ? [] : [`${pad}${one.above}`]),
          `${pad}${one.key}: ${one.value}${pad}${one.behind}`,
        ]),
      ];
    })
    .map((line) => `${line}\n`)
    .join('');
}

describe('any file of sections', () => {
  const chosen = file.chain((sections) =>
    fc.record({
      text: fc.constant(written(sections)),
      path: fc.constantFrom(...sections.flatMap(({ key, section: { keys } }) => keys.map((one) => [key, one.key]))),
      other: fc.tuple(
        fc.constantFrom(...sections.map(({ key }) => key)),
        word.map((key) => `${key}Other`),
      ),
      value: scalar.filter((yaml) => yaml !== 'null'),
    }),
  );

  it('has another value at a key, one line changed, and every comment kept', () => {
    fc.assert(
      fc.property(chosen, ({ text, path, value }) => {
        const lines = edited(path, value, text);
        assert.ok(lines.length === 0 || lines.length === 2, lines.join('\n'));
        const [before = '', after = ''] = lines;
        assert.equal(after.match(/# [a-z]+$/)?.[0], before.match(/# [a-z]+$/)?.[0]);
      }),
    );
  });

  it('has a key more, all other lines as they were', () => {
    fc.assert(
      fc.property(chosen, ({ text, other, value }) => {
        const isFlow = parse(text)[other[0]] !== null && new RegExp(`^${other[0]}: [{]`, 'm').test(text);
        const lines = edited(other, value, text);
        assert.equal(lines.filter((line) => line.startsWith('-')).length, isFlow ? 1 : 0);
        assert.equal(lines.filter((line) => line.startsWith('+')).length, 1);
      }),
    );
  });

  it('is the same again once a key that was added is taken out', () => {
    fc.assert(
      fc.property(chosen, ({ text, other, value }) => {
        const made = editYaml(text, other, value);
        assert.ok(made.ok);
        const back = editYaml(made.value, other, null);
        assert.equal(back.ok && back.value, text);
      }),
    );
  });
});
