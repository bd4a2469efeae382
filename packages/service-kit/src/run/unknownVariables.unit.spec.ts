import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { SETTING_VARIABLES } from '../config/overrides.js';
import { OWN_VARIABLES, unknownVariables } from './unknownVariables.js';

const root = new URL('../../../../', import.meta.url);

describe('unknownVariables', () => {
  it('tells what is named as ours and is not, with what was meant', () =>
    assert.deepEqual(
      unknownVariables({ WOMBAT_HOME: 'x', WOMBAT_SOLVE_FOV: '2', WOMBAT_SOLVE_BINRY: 'x', WOMBAT_QQQQ: '', PATH: '' }),
      [
        { name: 'WOMBAT_QQQQ', meant: null },
        { name: 'WOMBAT_SOLVE_BINRY', meant: 'WOMBAT_SOLVE_BINARY' },
      ],
    ));

  it('knows every variable that the documents tell of', () => {
    const pages = readdirSync(new URL('docs/', root)).filter((name) => name.endsWith('.md'));
    const told = pages.flatMap(
      (name) => readFileSync(new URL(`docs/${name}`, root), 'utf8').match(/WOMBAT_[A-Z_]+/g) ?? [],
    );
    // Streams of the broker, and what only a test reads.
    const others = ['WOMBAT_EVENTS', 'WOMBAT_FRAMES', 'WOMBAT_WORK', 'WOMBAT_DEAD', 'WOMBAT_PICTURES'];
    const unknown = [...new Set(told)].filter(
      (name) => ![...OWN_VARIABLES, ...SETTING_VARIABLES, ...others].includes(name),
    );
    assert.deepEqual(unknown, []);
  });
});
