import assert from 'node:assert/strict';
import { startLog } from '../../testkit/logFixture.js';
import { type Cost, costs } from './costs.js';

const onLinux = process.platform === 'linux' ? it : it.skip;

describe('what events and jobs cost', () => {
  onLinux('is told for all that was written, replayed, followed and given out', async () => {
    const log = await startLog();
    try {
      const told: Cost[] = [];
      for await (const cost of costs(log, { written: 300, followed: 50, jobs: 9 })) told.push(cost);
      assert.deepEqual(
        told.map(({ what, count }) => [what.split(' ')[0], count]),
        [
          ['writing', 300],
          ['replaying', 300],
          ['following', 50],
          ['giving', 9],
        ],
      );
      assert.ok(told.every(({ programSeconds, seconds }) => programSeconds > 0 && seconds > 0));
      const { messages } = (await log.broker.streams.streams.info('WOMBAT_FRAMES')).state;
      assert.equal(messages, 350);
    } finally {
      await log.stop();
    }
  });
});
