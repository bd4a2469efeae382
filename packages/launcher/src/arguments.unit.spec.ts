import assert from 'node:assert/strict';
import { parseRequest, READ_THEIR_OWN } from './arguments.js';
import { commandHelp, optionsOf } from './commandHelp.js';
import { COMMANDS, helpText } from './commandList.js';

const requestOf = (...argv: string[]) => {
  const parsed = parseRequest(argv);
  assert.ok(parsed.ok && typeof parsed.value !== 'string' && 'command' in parsed.value);
  return parsed.value;
};
const faultOf = (...argv: string[]) => {
  const parsed = parseRequest(argv);
  return parsed.ok ? 'none' : parsed.fault.message;
};

describe('the command line', () => {
  it('is read with its places', () => {
    assert.deepEqual(parseRequest(['run', '--once', '--data', 'd', '--home=h', '--config', 'c.yaml']), {
      ok: true,
      value: {
        command: 'run',
        words: [],
        data: 'd',
        home: 'h',
        config: 'c.yaml',
        once: true,
        noUi: false,
        options: {},
      },
    });
  });

  it('takes options before the command and words after it', () => {
    assert.deepEqual(parseRequest(['--home', 'h', 'rebuild', 'ingest']), {
      ok: true,
      value: {
        command: 'rebuild',
        words: ['ingest'],
        data: undefined,
        home: 'h',
        config: undefined,
        once: false,
        noUi: false,
        options: {},
      },
    });
  });

  it('takes options of one command, with negative numbers', () => {
    const convert = requestOf('convert', '--ra', '4', '--dec', '-16.5', '--site=-31.27,149.06,1165', '--date', 'd');
    const options = { ra: '4', dec: '-16.5', site: '-31.27,149.06,1165', date: 'd' };
    assert.deepEqual(convert.options, options);
    const wcs = requestOf('wcs', 'a.fits', '--pixel', '-3.5,4');
    assert.deepEqual([wcs.words, wcs.options], [['a.fits'], { pixel: '-3.5,4' }]);
  });

  it('takes a stage to reduce again from, and says what was meant by another word', () => {
    assert.deepEqual(requestOf('reduce', '20240101', '--from', 'select').options, { from: 'select' });
    assert.match(
      faultOf('reduce', '20240101', '--from', 'selct'),
      /no stage: did you mean 'select'\? .* calibrate or select/,
    );
    assert.match(faultOf('reduce', '20240101', '--from', 'measure'), /^--from measure: .* from calibrate or select on/);
    assert.match(faultOf('run', '--once', '--from', 'select'), /--from belongs to reduce/);
  });

  it('tells the version, and keeps --json and --timings for those that have them', () => {
    assert.deepEqual(parseRequest(['--version']), { ok: true, value: 'version' });
    assert.equal(requestOf('status', '--json').json, true);
    assert.match(faultOf('up', '--json'), /--json belongs to status, doctor, explain, run/);
    assert.match(faultOf('run', '--once', '--json'), /that of its timings/);
    assert.equal(requestOf('run', '--once', '--timings', '--json').timings, true);
    assert.match(faultOf('up', '--timings'), /--timings belongs to run and demo/);
  });

  it('leaves the options of stardb to its tool', () => {
    assert.deepEqual(parseRequest(['stardb', '--from-tycho', '--out', 'd']), {
      ok: true,
      value: { command: 'stardb', words: ['--from-tycho', '--out', 'd'], once: false, noUi: false, options: {} },
    });
  });

  it('lets bench read its own options', () => {
    assert.deepEqual(parseRequest(['bench', '--frames', '20', '--help']), {
      ok: true,
      value: { command: 'bench', words: ['--frames', '20', '--help'], once: false, noUi: false, options: {} },
    });
  });

  it('shows help when asked, and when nothing is', () => {
    for (const argv of [[], ['help'], ['--help'], ['-h']]) {
      assert.deepEqual(parseRequest(argv), { ok: true, value: 'help' });
    }
    for (const { usage } of COMMANDS) assert.ok(helpText().includes(usage));
  });

  it('shows how one command is used, with every option it takes', () => {
    for (const argv of [
      ['reduce', '--help'],
      ['reduce', '-h'],
      ['help', 'reduce'],
      ['--help', 'reduce', '20240101'],
    ])
      assert.deepEqual(parseRequest(argv), { ok: true, value: { helpOf: 'reduce' } });
    const lines = commandHelp('reduce').split('\n');
    assert.equal(
      lines[0],
      'Usage: ./wombat reduce NIGHT [TARGET [FILTER]] [--failed] [--from STAGE] [--by WHO] [--note TEXT]',
    );
    assert.ok(lines.includes('  --failed       only what has failed'));
    for (const { name, usage } of COMMANDS) {
      if (READ_THEIR_OWN.some((own) => own === name)) continue;
      const shown = [...usage.matchAll(/--([a-z-]+)/g)].map((match) => match[1] ?? '');
      for (const option of shown) assert.ok(optionsOf(name).includes(option), `${name} --${option}`);
      for (const option of optionsOf(name))
        assert.doesNotMatch(faultOf(name, `--${option}`), /belongs to|Unknown/, option);
    }
  });

  it('says what is wrong and what would be right', () => {
    assert.match(faultOf('explode'), /unknown command 'explode': the commands are demo, up, run/);
    assert.match(faultOf('statsu'), /unknown command 'statsu': did you mean 'status'\? the commands are/);
    assert.match(faultOf('help', 'statsu'), /unknown command 'statsu'/);
    assert.match(faultOf('up', '--fast'), /Unknown option '--fast'/);
    assert.match(faultOf('up', '--data'), /--data/);
    assert.match(faultOf('up', '--data='), /--data needs a value/);
    assert.match(faultOf('cancel', '20240101', '--by', 'b'.repeat(61)), /^your name is longer than 60 characters/);
    assert.match(faultOf('reduce', '20240101', '--note', 'n'.repeat(501)), /^the note is longer than 500 characters/);
    assert.match(faultOf('up', '--once'), /--once belongs to run/);
    assert.match(faultOf('up', '--no-ui'), /--no-ui belongs to demo/);
    assert.match(faultOf('up', '--ra', '4'), /--ra belongs to convert/);
    assert.match(faultOf('convert', '--dec'), /--dec/);
    assert.match(faultOf('run'), /run --once/);
    assert.match(faultOf('service'), /service needs one more word/);
    assert.match(faultOf('status', 'more'), /'more' is one word too many/);
  });

  it('reads what is to be reduced again, by whom and why', () => {
    const read = parseRequest([
      'reduce',
      '20240101',
      'SS Cyg',
      '--failed',
      '--by',
      'ABC',
      '--note',
      'the disk was full',
    ]);
    assert.ok(read.ok && typeof read.value === 'object' && 'command' in read.value);
    const { words, failed, options } = read.value;
    assert.deepEqual(
      [words, failed, options],
      [['20240101', 'SS Cyg'], true, { by: 'ABC', note: 'the disk was full' }],
    );
    const refused = parseRequest(['status', '--failed']);
    assert.equal(!refused.ok && refused.fault.message, '--failed belongs to reduce (./wombat --help)');
  });
});
