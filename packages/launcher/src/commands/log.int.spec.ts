import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectBroker, ensureStreams } from '@wombat/eventlog/broker';
import { startEmbeddedBroker } from '../broker/embeddedBroker.js';
import { startLauncher } from '../testkit/launcherProcess.js';

const home = mkdtempSync(join(tmpdir(), 'wombat-log-'));
const config = join(home, 'wombat.yaml');

beforeAll(async () => {
  writeFileSync(config, '');
  const broker = await startEmbeddedBroker({ home, say: () => undefined, failed: () => undefined });
  assert.ok(broker.ok);
  const { connection, client, close, ...rest } = await connectBroker({ url: broker.value.url, name: 'test' });
  await ensureStreams({ connection, client, close, ...rest });
  await client.publish('wombat.events._._', '{"night":"\\u001b[31mred"}');
  await close();
  await broker.value.stop();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function log(...words: string[]) {
  const { code, stdout, stderr } = await startLauncher(['log', ...words, '--home', home, '--config', config]).ended;
  return { code, said: stdout + stderr };
}

describe('log', () => {
  it('shows a message with what is wrong with it, and nothing in it commands the terminal', async () => {
    const { code, said } = await log('show', 'events/1');
    assert.equal(code, 0, said);
    assert.match(said, /^events\/1 on wombat\.events\._\._: .* has the unknown type ''\n/);
    assert.ok(!said.includes('\u001b'), JSON.stringify(said));
    assert.match(said, /red/);
  });

  it('has it passed over once, for a reason, and what can be read not at all', async () => {
    assert.match((await log('quarantine', 'events/1')).said, /needs --note/);
    const { code, said } = await log('quarantine', '1', '--by', 'A. Observer', '--note', 'a test wrote it');
    assert.equal(code, 0, said);
    assert.match(said, /^events\/1 is passed over from now on: /);
    assert.match((await log('quarantine', '1', '--note', 'x')).said, /is passed over already/);
    assert.match((await log('show', '1')).said, /passed over, as a person wished/);
    const word = await log('show', '2');
    for (const part of ['MessageQuarantined', 'A. Observer', 'a test wrote it', 'it can be read'])
      assert.ok(word.said.includes(part), word.said);
    const refused = await log('quarantine', '2', '--note', 'x');
    assert.deepEqual([refused.code, refused.said], [1, 'wombat: events/2 can be read: it stays\n']);
  });

  it('says what is no message, and what is not there', async () => {
    assert.match((await log('show', 'night')).said, /'night' is no message of the log: events\/17/);
    assert.match((await log('show', 'frames/3')).said, /the log has no message frames\/3/);
    assert.match((await log('forget', '3')).said, /log knows show, quarantine, letters, retry, away, not 'forget'/);
    assert.match((await log('show')).said, /log show needs one to show/);
  });
});
