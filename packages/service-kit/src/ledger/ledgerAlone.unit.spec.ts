import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';

const LEDGER = new URL('./index.js', import.meta.url).href;
const SAY_WHAT_IS_LOADED = `await import('${LEDGER}');
  const { default: { _cache } } = await import('node:module');
  process.stdout.write(Object.keys(_cache).join('\\n'));`;

describe('the ledger as commands read it', () => {
  it('is read without what services write tables with, which takes longer to load than the answer', () => {
    const loaded = execFileSync(process.execPath, ['--input-type=module', '--eval', SAY_WHAT_IS_LOADED], {
      encoding: 'utf8',
    });
    assert.match(loaded, /better-sqlite3/);
    assert.doesNotMatch(loaded, /typeorm|@nats-io/);
  });
});
