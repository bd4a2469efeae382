import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataHomeProblem, keepDataHome } from './dataHome.js';

let folder = '';
let data = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wombat-data-home-'));
  data = join(folder, 'data');
  mkdirSync(data);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const NOW = new Date('2026-01-31T22:00:00Z');
const path = () => join(data, '.wombat-home');
const kept = () => JSON.parse(readFileSync(path(), 'utf8')) as Record<string, string>;

function homeNamed(name: string): string {
  const home = join(folder, name);
  mkdirSync(home, { recursive: true });
  return home;
}

function refusalFor(home: string, now = NOW): string {
  const problem = dataHomeProblem(data, home);
  if (problem === null) keepDataHome(data, home, now);
  return problem ?? '';
}

describe('the home of a data folder', () => {
  it('is the first that works there, told in words a person can read', () => {
    const home = homeNamed('one');
    assert.equal(refusalFor(home), '');
    const id = readFileSync(join(home, 'id'), 'utf8').trim();
    assert.deepEqual(kept(), { id, home, computer: hostname(), since: NOW.toISOString() });
    assert.deepEqual(readdirSync(data), ['.wombat-home']);
  });

  it('stays it when it is done: the next home is refused with the names of both and what to do, and changes nothing', () => {
    const [one, two] = [homeNamed('one'), homeNamed('two')];
    refusalFor(one);
    const sentence = refusalFor(two);
    assert.match(sentence, new RegExp(`^the data folder ${data} belongs to the home ${one} \\(since 2026-01-31T22:`));
    assert.match(sentence, new RegExp(`the home ${two} would write over its products: .+ or delete ${path()} for`));
    assert.equal(kept().home, one);
    assert.equal(refusalFor(one), '');
  });

  it('is another one from when a person has deleted the file', () => {
    const [one, two] = [homeNamed('one'), homeNamed('two')];
    refusalFor(one);
    rmSync(path());
    assert.equal(refusalFor(two), '');
    assert.match(refusalFor(one), new RegExp(`belongs to the home ${two} `));
  });

  it('is known where it was moved to, and where a copy of it was restored', () => {
    const one = homeNamed('one');
    refusalFor(one);
    const copy = join(folder, 'copy');
    cpSync(one, copy, { recursive: true });
    const moved = join(folder, 'moved');
    renameSync(one, moved);
    assert.equal(refusalFor(moved, new Date(NOW.getTime() + 1000)), '');
    assert.deepEqual([kept().home, kept().since], [moved, NOW.toISOString()]);
    assert.equal(refusalFor(copy), '');
  });

  it('is followed by one made in its place after it was deleted, on this computer', () => {
    const one = homeNamed('one');
    refusalFor(one);
    rmSync(one, { recursive: true });
    homeNamed('one');
    assert.equal(refusalFor(one), '');
    writeFileSync(path(), JSON.stringify({ ...kept(), id: 'other', computer: 'telescope' }));
    assert.match(refusalFor(one), /belongs to the home .+ of the computer telescope/);
  });

  it('is asked of a person where the file is damaged', () => {
    const one = homeNamed('one');
    for (const damaged of ['{"id":', '[]', '{"id":1,"home":"a","computer":"b","since":"c"}']) {
      writeFileSync(path(), damaged);
      assert.match(refusalFor(one), /cannot be read: make it readable, or delete it where they are those of the home/);
    }
  });

  it('is not asked for where nothing can be written', () => {
    // Where not even root can make a file.
    const unwritable = process.platform === 'linux' ? '/sys' : '/System';
    keepDataHome(unwritable, homeNamed('one'), NOW);
    assert.equal(dataHomeProblem(unwritable, homeNamed('two')), null);
  });
});
