import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { freePort } from '../freePort.js';
import { endNats, launchNats } from '../testkit/natsServer.js';
import { isLogError } from './logError.js';

describe('a server that answers for no stream', () => {
  it('is what all work rests on, whatever its client calls the error', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wombat-nats-'));
    const port = await freePort();
    const server = await launchNats(['-a', '127.0.0.1', '-p', `${port}`, '-sd', folder], port);
    const connection = await connect({ servers: `127.0.0.1:${port}` });
    try {
      const refused = await jetstream(connection)
        .publish('wombat.events.x', '{}')
        .then(
          () => null,
          (error: unknown) => error,
        );
      assert.ok(refused instanceof Error);
      assert.equal(refused.name, 'JetStreamNotEnabled');
      assert.equal(isLogError(refused), true);
    } finally {
      await connection.close();
      await endNats(server, 'SIGTERM');
      rmSync(folder, { recursive: true });
    }
  });
});
