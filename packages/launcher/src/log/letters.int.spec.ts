import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { event, layLetter } from '@wombat/eventlog/testkit';
import { type ServiceFixture, startServiceFixture } from '@wombat/service-kit/testkit';
import { describeUnless, skipWithoutPrerequisite } from '@wombat/testdata';
import { services } from '../registry.js';
import { startLauncher } from '../testkit/launcherProcess.js';

const skip = skipWithoutPrerequisite('nats-server');
const file = services({ page: false }).find(({ name }) => name === 'ingest')?.file ?? '';

describeUnless(skip)('the jobs that could not be done', () => {
  let ingest: ServiceFixture;

  beforeAll(async () => {
    ingest = await startServiceFixture({ name: 'ingest', main: pathToFileURL(file) });
    await ingest.publish(event('NightDiscovered'), event('ReductionRequested'));
    await ingest.start();
    await ingest.settled();
    await layLetter(ingest.natsUrl, { reason: 'a frame of \u001b[31mred', sequence: 7 });
    await layLetter(ingest.natsUrl, { reason: 'no bias can be read', sequence: 9, task: 'master' });
  });
  afterAll(() => ingest.end());

  async function wombat(...words: string[]) {
    const places = ['--home', ingest.home, '--data', ingest.data, '--config', join(ingest.home, '../wombat.yaml')];
    const environment = { NATS_URL: ingest.natsUrl };
    const { code, stdout, stderr } = await startLauncher([...words, ...places], { environment }).ended;
    return { code, said: stdout + stderr };
  }
  const requests = async () => (await ingest.written()).filter(({ type }) => type === 'ReductionRequested');

  it('are listed, the newest first, and nothing in them commands the terminal', async () => {
    const { code, said } = await wombat('log', 'letters');
    assert.equal(code, 0, said);
    const [head, ...rows] = said.split('\n');
    assert.match(head ?? '', /^LETTER +LAID +WORKERS +NIGHT +TARGET +FILTER +FRAMES +REASON$/);
    assert.match(
      rows[0] ?? '',
      /^letters\/2 +\d{4}-\d\d-\d\d \S+ UTC +calibration +20240101 +bias +no bias can be read$/,
    );
    assert.match(rows[1] ?? '', /^letters\/1 .+photometry +20240101 +\S.* +a frame of \S+\[31mred$/);
    assert.ok(!said.includes('\u001b'), JSON.stringify(said));
  });

  it('are counted by status', async () => {
    assert.match((await wombat('status')).said, /^2 jobs could not be done: \.\/wombat log letters lists them$/m);
    assert.equal((JSON.parse((await wombat('status', '--json')).said) as { deadLetters: number }).deadLetters, 2);
  });

  it('are shown whole', async () => {
    const { code, said } = await wombat('log', 'show', 'letters/1');
    assert.equal(code, 0, said);
    assert.match(said, /^letters\/1 of .+, from job 7 for the workers of photometry: a frame of/);
    assert.match(said, /"task": "measure"|"measure"/);
    assert.ok(!said.includes('\u001b'), JSON.stringify(said));
  });

  it('stay where a retry is refused, as of a series in which nothing has failed', async () => {
    const { code, said } = await wombat('log', 'retry', 'letters/1');
    assert.equal(code, 1, said);
    assert.match(said, /^wombat: .+/);
    assert.deepEqual(await requests(), []);
    assert.equal((await wombat('log', 'show', 'letters/1')).code, 0);
  });

  it('go when they are tried again: the night of a master is reduced again, for the reason of the letter', async () => {
    const { code, said } = await wombat('log', 'retry', 'letters/2', '--by', 'A. Observer');
    assert.equal(code, 0, said);
    assert.match(said, /is reduced again, as revision \d/);
    const [request] = await requests();
    assert.deepEqual(
      [request?.payload.requestedBy, request?.payload.reason],
      ['A. Observer', 'tried again: no bias can be read'],
    );
    assert.match((await wombat('log', 'show', 'letters/2')).said, /there is no letters\/2, or it has been put away/);
  });

  it('go when they are put away, once', async () => {
    assert.deepEqual(await wombat('log', 'away', 'letters/1'), { code: 0, said: 'letters/1 is put away\n' });
    assert.equal((await wombat('log', 'away', 'letters/1')).code, 1);
    assert.equal((await wombat('log', 'letters')).said, 'no dead letters: every job could be done\n');
    assert.doesNotMatch((await wombat('status')).said, /could not be done/);
  });

  it('are named by the list', async () => {
    assert.match((await wombat('log', 'away', '1')).said, /'1' is no dead letter: letters\/3, as/);
    assert.match((await wombat('log', 'retry')).said, /log retry needs one to retry/);
    assert.match((await wombat('log', 'letters', '1')).said, /takes no other word/);
  });
});
