import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restartRequestFile } from '@wombat/service-kit/run-file';
import type { Request } from '../arguments.js';
import { Renewal } from './renewal.js';

const REQUEST: Request = { command: 'up', words: [], once: false, noUi: false, options: {} };

describe('starting everything again where the page asks for it', () => {
  const home = mkdtempSync(join(tmpdir(), 'wombat-renewal-'));
  const config = join(home, 'wombat.yaml');
  const asked = restartRequestFile(home);
  beforeAll(() => mkdirSync(join(home, 'run')));
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const codes: string[] = [];
  const said: string[] = [];
  const renewal = () => {
    const request = { ...REQUEST, home, config };
    const plant = { renew: async ({ observer }: { observer: { code: string } }) => void codes.push(observer.code) };
    return new Renewal({ request, home, plant, say: (text) => said.push(text) });
  };

  it('takes the configuration as it is then, once for each time it is asked', async () => {
    writeFileSync(config, 'observer: { code: ABC }');
    const each = renewal();
    assert.equal(await each.whereAsked(), false);
    writeFileSync(config, 'observer: { code: XYZ }');
    writeFileSync(asked, '');
    assert.deepEqual([await each.whereAsked(), await each.whereAsked(), codes], [true, false, ['XYZ']]);
  });

  it('leaves what runs as it is where the configuration cannot be read, and says why', async () => {
    const each = renewal();
    writeFileSync(config, 'observer: { code: TOOLONG }');
    writeFileSync(asked, '');
    assert.deepEqual([await each.whereAsked(), codes.length], [false, 1]);
    assert.match(said.at(-1) ?? '', /^nothing is started again: .*line 1: 'observer.code' is "TOOLONG"/);
  });

  it('forgets what an earlier run was asked', () => {
    writeFileSync(asked, '');
    renewal();
    assert.equal(existsSync(asked), false);
  });
});
