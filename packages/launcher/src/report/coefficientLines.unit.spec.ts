import assert from 'node:assert/strict';
import { readTransformSet } from '@wombat/aavso';
import { loadConfig } from '@wombat/service-kit';
import { coefficientLines } from './coefficientLines.js';

/** All that Transform Generator may save of a UBVRI rig. */
const ALL = [
  ...['Tub', 'Tu_ub', 'Tb_ub', 'Tbv', 'Tb_bv', 'Tv_bv', 'Tbr', 'Tb_br', 'Tbi', 'Tb_bi'],
  ...['Tvr', 'Tv_vr', 'Tr_vr', 'Tri', 'Tr_ri', 'Ti_ri', 'Tvi', 'Tv_vi', 'Ti_vi', 'Tr_vi'],
];
const USED = ['Tb_bv', 'Tv_bv', 'Tv_vr', 'Tr_vr', 'Tv_vi', 'Ti_vi', 'Tr_vi'];

const file = (names: readonly string[]) =>
  [
    '[Setup]\ndescription=Rig: "8 inch" # 2, {f/4}\n[Coefficients]',
    ...names.map((name, index) => `${name}=${0.01 * index - 0.05}`),
    '[Error]',
    ...names.map((name, index) => `${name}=${0.00001 * index}`),
    '',
  ].join('\n');

const linesOf = (text: string) => {
  const read = readTransformSet(text);
  assert.ok(read.ok, read.ok ? '' : read.fault.message);
  return coefficientLines(read.value);
};

describe('the lines of a file of Transform Generator', () => {
  it('load whatever coefficients it has, with those that are used', () => {
    for (const text of [file(ALL), file(ALL).toUpperCase(), file(ALL).toLowerCase()]) {
      const config = loadConfig(`cameras:\n  - match: { INSTRUME: Rig }\n${linesOf(text)}    gain: 1\n`, {});
      assert.ok(config.ok, config.ok ? '' : config.fault.sentences.join());
      const [camera] = config.value.cameras;
      assert.deepEqual(Object.keys(camera?.coefficients?.[0]?.terms ?? {}), USED);
      assert.equal(camera?.coefficients?.[0]?.terms.Tv_bv?.value, 0.01 * ALL.indexOf('Tv_bv') - 0.05);
      assert.equal(camera?.gain, 1);
    }
  });

  it('name what is left out, with the reason', () => {
    const comments = linesOf(file([...ALL, 'TAver'])).match(/# .* is left out: .*/g) ?? [];
    assert.deepEqual(
      comments.map((comment) => comment.split(' ')[1]).sort(),
      [...ALL, 'Taver'].filter((name) => !USED.includes(name)).sort(),
    );
    const why = (name: string) => comments.find((comment) => comment.startsWith(`# ${name} `));
    assert.match(why('Tbv') ?? '', /it follows from Tb_bv and Tv_bv/);
    assert.match(why('Tub') ?? '', /by B-V, V-R, V-I alone/);
    assert.match(why('Tr_ri') ?? '', /by B-V, V-R, V-I alone/);
    assert.match(why('Taver') ?? '', /no coefficient is known by this name/);
  });

  it('say of a coefficient that follows from that of a colour what it is made of', () =>
    assert.match(linesOf('[Coefficients]\nTv_vr=0.1\nTvr=1.25'), /Tr_vr: \{ value: -0\.1 \} # from Tvr, Tv_vr/));
});
