import assert from 'node:assert/strict';
import { BENCH_HELP, benchRequest } from './benchRequest.js';

const faultOf = (...argv: string[]) => {
  const parsed = benchRequest(argv);
  return parsed.ok ? 'none' : parsed.fault.message;
};

describe('the options of bench', () => {
  it('are one size, one number of frames and all stages where nothing is said', () => {
    assert.deepEqual(benchRequest([]), {
      ok: true,
      value: {
        kind: 'measure',
        sizes: [2048],
        frames: [20],
        stages: ['a', 'b', 'c', 'd', 'e', 'f', 'start'],
        runs: 3,
        cold: false,
        sync: null,
        scratch: null,
        keep: false,
        out: null,
      },
    });
  });

  it('are lists, in the order of the stages', () => {
    const argv = [
      '--sizes',
      '1024,2048',
      '--frames=10,20,10',
      '--stages',
      'e,a',
      '--runs',
      '5',
      '--cold',
      '--keep',
      '--sync=no',
    ];
    const parsed = benchRequest([...argv, '--scratch', 'd', '--out', 'r.json']);
    assert.deepEqual(parsed.ok && parsed.value, {
      kind: 'measure',
      sizes: [1024, 2048],
      frames: [10, 20],
      stages: ['a', 'e'],
      runs: 5,
      cold: true,
      sync: 'no',
      scratch: 'd',
      keep: true,
      out: 'r.json',
    });
  });

  it('show several results', () => {
    const parsed = benchRequest(['--plot', 'd', '--from', 'a.json,b.json']);
    assert.deepEqual(parsed, {
      ok: true,
      value: { kind: 'show', from: ['a.json', 'b.json'], folder: 'd', page: null },
    });
  });

  it('are all in the help', () => {
    assert.deepEqual(benchRequest(['--help']), { ok: true, value: { kind: 'help' } });
    for (const name of [
      'sizes',
      'frames',
      'stages',
      'runs',
      'cold',
      'sync',
      'scratch',
      'keep',
      'out',
      'plot',
      'from',
      'into',
    ])
      assert.ok(BENCH_HELP.includes(`--${name} `), name);
  });

  it('are refused with what would be right', () => {
    assert.match(faultOf('--sizes', '10'), /--sizes is '10': whole numbers from 32 to 16384/);
    assert.match(faultOf('--sizes', '1024,big'), /--sizes is '1024,big'/);
    assert.match(faultOf('--frames', '1.5'), /--frames is '1.5'/);
    assert.match(faultOf('--runs', '0'), /--runs is '0'/);
    assert.match(faultOf('--runs', '1,2'), /--runs is one number/);
    assert.match(faultOf('--stages', 'a,g'), /'g' is none of a, b, c, d, e, f, start/);
    assert.match(faultOf('--sync', 'later'), /--sync is 'later': together, each, no/);
    assert.match(faultOf('--plot', 'd', '--into', 'p.md'), /--plot and --into need results/);
    assert.match(faultOf('--out', ''), /--out needs a value/);
    assert.match(faultOf('--fast'), /Unknown option '--fast'/);
    assert.match(faultOf('file.fits'), /file\.fits/);
  });
});
