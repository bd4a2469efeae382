import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locate } from '@wombat/prerequisites';
import { itUnless, skipWithoutPrerequisite } from '@wombat/testdata';
import { checkout } from './documents/document.js';

const PASSWORD = 'a1b2c3';
const ROUTES = [0, 1, 2].map((number) => `nats://wombat:${PASSWORD}@nats-${number}.nats:6222`);
const TOLD = { POD_NAME: 'nats-0', BROKER_PASSWORD: PASSWORD, BROKER_ROUTES: `[${ROUTES.join(', ')}]` };

describe('the brokers of deploy/kubernetes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wombat-kubernetes-'));
  const file = join(folder, 'nats.conf');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What nats-server says of the configuration with these variables; '' where it would start. */
  function faultWith(variables: Record<string, string>): string {
    // The nats-server of Debian is older than the one of the image, which alone knows this word.
    const text = readFileSync(join(checkout, 'deploy/kubernetes/nats.conf'), 'utf8').replace(
      /^ *sync_interval.*\n/m,
      '',
    );
    writeFileSync(file, text);
    const { status, stderr } = spawnSync(locate('nats-server') ?? '', ['-t', '-c', file], {
      env: variables,
      encoding: 'utf8',
    });
    return status === 0 ? '' : stderr;
  }

  itUnless(skipWithoutPrerequisite('nats-server'))(
    'are set up as nats-server reads it, by the password and the routes that the pod is told, and not without them',
    () => {
      assert.equal(faultWith(TOLD), '');
      const { BROKER_PASSWORD: _, ...without } = TOLD;
      assert.match(faultWith(without), /variable reference for 'BROKER_PASSWORD'/);
      const { BROKER_ROUTES: __, ...alone } = TOLD;
      assert.match(faultWith(alone), /variable reference for 'BROKER_ROUTES'/);
    },
  );
});
