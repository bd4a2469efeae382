import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { describeUnless, sharedPath, skipWithout, skipWithoutPrerequisite } from '@wombat/testdata';
import { politeFetch } from './http/politeFetch.js';
import { vspClient } from './vsp/vspClient.js';
import { vsxClient } from './vsx/vsxClient.js';

const skip =
  skipWithout('accept/standin.py') || skipWithout('data/hatp32/aavso.json') || skipWithoutPrerequisite('python3');

const fetch = politeFetch({
  userAgent: 'wombatpipeline test',
  minIntervalMilliseconds: 0,
  timeoutMilliseconds: 300,
  attempts: 2,
  sleep: async () => undefined,
  now: () => 0,
  random: () => 0.5,
});

describeUnless(skip)('the clients against the stand-in of VSX and VSP', () => {
  let standIn: ChildProcess;
  let baseUrl = '';

  beforeAll(async () => {
    const files = [sharedPath('accept/standin.py'), sharedPath('data/hatp32/aavso.json')];
    standIn = spawn('python3', files, { stdio: ['ignore', 'pipe', 'inherit'] });
    baseUrl = await new Promise<string>((ready, failed) => {
      standIn.once('exit', () => failed(new Error('the stand-in did not start')));
      standIn.stdout?.once('data', (line: Buffer) => ready(/http:\S+/.exec(String(line))?.[0] ?? ''));
    });
  });
  afterAll(() => {
    standIn.kill();
  });

  const fault = (query: string) => globalThis.fetch(`${baseUrl}/_fail?${query}`, { method: 'POST' });
  const vsx = () => vsxClient({ baseUrl, fetch });
  const vsp = () => vspClient({ baseUrl, fetch });
  const field = { fovArcmin: 60, magLimit: 12.9 };
  const position = { raDegrees: 31.04283, decDegrees: 46.68784 };

  beforeEach(() => fault('vsx=none&vsp=none'));

  it('knows the star by name and by place', async () => {
    const answer = await vsx().byName('HAT-P-32');
    assert.deepEqual(answer.outcome === 'found' && [answer.value.brightest, answer.value.faintest], [11.29, 11.318]);
    const near = await vsx().near(position, 0.1);
    assert.deepEqual(near.outcome === 'found' && near.value.map(({ name }) => name), ['HAT-P-32']);
    const nothing = await vsx().near({ raDegrees: 200, decDegrees: 0 }, 0.1);
    assert.deepEqual(nothing.outcome === 'found' && nothing.value, []);
  });

  it('tells an unknown star from a known one', async () => {
    assert.equal((await vsx().byName('XX Nowhere')).outcome, 'unknown');
    assert.equal((await vsp().byStar('XX Nowhere', field)).outcome, 'unknown');
  });

  it('has the chart by name and by place', async () => {
    const byStar = await vsp().byStar('HAT-P-32', field);
    const byPosition = await vsp().byPosition(position, field);
    assert.ok(byStar.outcome === 'found' && byPosition.outcome === 'found');
    assert.equal(byStar.value.comps.length, 11);
    assert.deepEqual(byPosition.value.comps, byStar.value.comps);
    const [first] = byStar.value.comps;
    assert.ok(
      Math.abs((first?.raDegrees ?? 0) - 30.90382) < 1e-4 && Math.abs((first?.decDegrees ?? 0) - 46.66119) < 1e-4,
    );
  });

  it('keeps to 12 in a wide field, and finds a field without comparison stars', async () => {
    const wide = await vsp().byStar('HAT-P-32', { fovArcmin: 200, magLimit: 14 });
    assert.equal(wide.outcome === 'found' && wide.value.magLimit, 12);
    const empty = await vsp().byPosition({ raDegrees: 200, decDegrees: 0 }, field);
    assert.deepEqual(empty.outcome === 'found' && empty.value.comps, []);
  });

  for (const kind of ['403', '405', '429', '503', 'html', 'close', 'slow']) {
    it(`is unavailable, never unknown, on ${kind}`, async () => {
      await fault(`vsx=${kind}&vsp=${kind}`);
      const answers = [await vsx().byName('HAT-P-32'), await vsp().byStar('HAT-P-32', field)];
      for (const answer of answers) {
        assert.match(answer.outcome === 'unavailable' ? answer.reason : '', /^127\.0\.0\.1:\d+ .* \(2 attempts\)\.$/);
      }
    });
  }
});
