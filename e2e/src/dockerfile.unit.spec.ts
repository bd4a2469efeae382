import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { parse } from 'yaml';
import { checkout } from './documents/document.js';

/** What a linter says of a Dockerfile, with the line it says it of. */
const complaints = (text: string) =>
  validate(text).map(({ message, range }) => `line ${range.start.line + 1}: ${message}`);

describe('the Dockerfile', () => {
  const text = readFileSync(join(checkout, 'docker/Dockerfile'), 'utf8');

  it('has nothing a linter complains of', () => {
    assert.deepEqual(complaints(text), []);
  });

  it('is looked at by a linter that sees what is wrong', () => {
    assert.deepEqual(complaints(text.replace('--from=build', '--form=build')), [
      `line ${lineOf(text, '--from=build')}: Unknown flag: form`,
    ]);
    assert.equal(complaints(text.replace(/^WORKDIR \/app$/m, 'WORKDIR app')).length, 1);
  });

  it('keeps what Node.js compiles where containers can write, and their next ones find it', () => {
    const compose = parse(readFileSync(join(checkout, 'docker-compose.yml'), 'utf8'), { merge: true });
    const home = /WOMBAT_HOME=(\S+)/.exec(text)?.[1] ?? '';
    const cache = /NODE_COMPILE_CACHE=(\S+)/.exec(text)?.[1] ?? '';
    assert.equal(cache, `${home}/compiled`);
    assert.ok(text.indexOf(cache) > text.indexOf('AS service') && text.indexOf(cache) < text.indexOf('AS astrometry'));
    assert.deepEqual(compose.services['photometry-worker'].volumes[1], {
      type: 'volume',
      source: 'home',
      target: home,
    });
  });

  it('copies files that are there, all scripts of its folder among them', () => {
    const copied = [...text.matchAll(/^COPY (?:--chmod=755 )?(docker\/\S+)/gm)].map(([, path]) => path);
    const assembling = /sh (docker\/\S+)/.exec(text)?.[1];
    assert.deepEqual([...copied, assembling].sort(), globSync('docker/*.{sh,conf}', { cwd: checkout }).sort());
  });
});

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}
