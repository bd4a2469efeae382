import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { itUnless, skipWithoutPrerequisite } from '@wombat/testdata';
import { checkout } from './documents/document.js';

describe('.editorconfig', () => {
  const text = readFileSync(join(checkout, '.editorconfig'), 'utf8');
  const [, everywhere = ''] = /^\[\*\]\n((?:.+\n)+)/m.exec(text) ?? [];
  const says = Object.fromEntries(everywhere.split('\n').map((line) => line.split(' = ')));
  const { formatter } = JSON.parse(readFileSync(join(checkout, 'biome.json'), 'utf8'));

  it('says what biome.json says', () => {
    assert.deepEqual(
      [says.indent_style, Number(says.indent_size), Number(says.max_line_length)],
      [formatter.indentStyle, formatter.indentWidth, formatter.lineWidth],
    );
    assert.deepEqual([says.end_of_line, says.insert_final_newline, says.charset], ['lf', 'true', 'utf-8']);
  });
});

/** A hook that runs these specs tells git by its environment which repository is meant. */
const withoutGit = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));

describe('the git hook of contributors', () => {
  let folder = '';
  const put = (path: string, text: string) => writeFileSync(join(folder, path), text);
  const git = (...words: string[]) => {
    const identity = ['-c', 'user.name=A. Observer', '-c', 'user.email=observer@example.org'];
    return spawnSync('git', [...identity, ...words], { cwd: folder, env: withoutGit, encoding: 'utf8' });
  };
  const commit = (path: string, text: string) => {
    put(path, text);
    assert.equal(git('add', path).status, 0);
    return git('commit', '--quiet', '--message', path);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wombat-hook-'));
    cpSync(join(checkout, 'tools/git-hooks'), join(folder, 'tools/git-hooks'), { recursive: true });
    cpSync(join(checkout, 'biome.json'), join(folder, 'biome.json'));
    symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'));
    put('.gitignore', 'node_modules\ndist\ntools\n');
    put('tsconfig.json', '{ "compilerOptions": { "strict": true, "outDir": "dist" }, "include": ["*.ts"] }\n');
    git('init', '--quiet');
    git('config', 'core.hooksPath', 'tools/git-hooks');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const withGit = itUnless(skipWithoutPrerequisite('git'));

  withGit('takes what is formatted, without a complaint, and of the right types', () => {
    const { status, stderr } = commit('fine.ts', 'export const aperture = 250;\n');
    assert.equal(status, 0, stderr);
  });

  withGit('refuses another format, what the linter complains of, and wrong types', () => {
    for (const [path, text, complaint] of [
      ['format.ts', "export const   filter = 'V'\n", /format/],
      ['lint.ts', 'export function seeing(): void {\n  debugger;\n}\n', /noDebugger/],
      ['types.ts', "export const aperture: number = 'V';\n", /TS2322/],
    ] as const) {
      const { status, stdout, stderr } = commit(path, text);
      assert.notEqual(status, 0, path);
      assert.match(`${stdout}${stderr}`, complaint);
      git('rm', '--quiet', '--force', path);
    }
  });
});
