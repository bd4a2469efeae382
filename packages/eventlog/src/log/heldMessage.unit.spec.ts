import assert from 'node:assert/strict';
import { JetStreamApiError, type StoredMsg } from '@nats-io/jetstream';
import { heldMessage } from './heldMessage.js';

const MESSAGE = { seq: 7 } as StoredMsg;
const nobody = () => new JetStreamApiError({ code: 503, err_code: 10008, description: 'temporarily unavailable' });
const missing = () => Object.assign(new Error('no message found'), { code: 10037 });

/** Who answers what, in turn; the last answer is given again and again. */
function brokerOf(servers: number, { anyone, leader }: Record<'anyone' | 'leader', (StoredMsg | Error)[]>) {
  const asked = { anyone: 0, leader: 0, pauses: 0 };
  const answer = (who: 'anyone' | 'leader', answers: (StoredMsg | Error)[]) => async () => {
    const given = answers[Math.min(asked[who]++, answers.length - 1)];
    if (given === undefined || given instanceof Error) throw given;
    return given;
  };
  const streams = {
    direct: { getMessage: answer('anyone', anyone) },
    streams: { getMessage: answer('leader', leader) },
  };
  const connection = { info: servers > 1 ? { cluster: 'wombat' } : {} };
  const ask = () => heldMessage({ connection, streams }, 'events', 7, async () => asked.pauses++);
  return { asked, ask };
}

describe('the message at a place of a stream', () => {
  it('is whatever any server has of it', async () => {
    const { ask, asked } = brokerOf(3, { anyone: [MESSAGE], leader: [missing()] });
    assert.equal(await ask(), MESSAGE);
    assert.deepEqual(asked, { anyone: 1, leader: 0, pauses: 0 });
  });

  it('is missing at once where a broker is alone', async () => {
    const { ask, asked } = brokerOf(1, { anyone: [missing()], leader: [MESSAGE] });
    assert.equal(await ask(), null);
    assert.deepEqual(asked, { anyone: 1, leader: 0, pauses: 0 });
  });

  it('is asked of the leader where a server of several lacks it', async () => {
    const { ask, asked } = brokerOf(3, { anyone: [missing()], leader: [MESSAGE] });
    assert.equal(await ask(), MESSAGE);
    assert.deepEqual(asked, { anyone: 1, leader: 1, pauses: 0 });
  });

  it('is asked again where a leader that may be cut off lacks it', async () => {
    const { ask, asked } = brokerOf(3, { anyone: [missing()], leader: [missing(), missing(), MESSAGE] });
    assert.equal(await ask(), MESSAGE);
    assert.deepEqual(asked, { anyone: 1, leader: 3, pauses: 2 });
  });

  it('is missing where every leader lacks it for longer than one that is cut off leads', async () => {
    const { ask, asked } = brokerOf(3, { anyone: [missing()], leader: [missing()] });
    assert.equal(await ask(), null);
    assert.equal(asked.pauses, 11);
  });

  it('is asked again where nobody leads for a moment', async () => {
    const { ask, asked } = brokerOf(3, { anyone: [missing()], leader: [nobody(), MESSAGE] });
    assert.equal(await ask(), MESSAGE);
    assert.deepEqual(asked, { anyone: 1, leader: 2, pauses: 1 });
  });

  it('is unknown, not missing, where nobody leads for long', async () => {
    const { ask } = brokerOf(3, { anyone: [missing()], leader: [nobody()] });
    await assert.rejects(ask(), /temporarily unavailable/);
  });
});
