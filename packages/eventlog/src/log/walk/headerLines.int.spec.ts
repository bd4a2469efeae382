import assert from 'node:assert/strict';
import { headers } from '@nats-io/transport-node';
import { type LogFixture, startLog } from '../../testkit/index.js';
import { STREAMS } from '../broker.js';
import { encodeHeaderText } from '../headerText.js';
import { headerLines } from './headerLines.js';

const NAMES = ['Wombat-Id', 'wombat-id', 'Wombat-Type', 'Wombat-Ty', 'Twice', 'Empty', 'Nats-Msg-Id', 'Missing'];

describe('the headers of a message as the client holds it', () => {
  let fixture: LogFixture;
  beforeEach(async () => {
    fixture = await startLog();
  });
  afterEach(() => fixture.stop());

  /** Publishes it and gives it as a consumer gets it. */
  async function received(head: ReturnType<typeof headers> | undefined) {
    const { client } = fixture.broker;
    const subject = STREAMS.events.subject.replace('>', 'a.b');
    const { seq } = await client.publish(subject, '{"Wombat-Id": "in the text"}', head ? { headers: head } : {});
    const place = { deliver_policy: 'by_start_sequence', opt_start_seq: seq } as const;
    const message = await (await client.consumers.get(STREAMS.events.name, place)).next();
    assert.ok(message);
    return message;
  }

  it('are what the client says they are, for every name', async () => {
    const head = headers();
    head.set('Wombat-Type', 'FrameSolved');
    head.append('Twice', 'one');
    head.append('Twice', 'two');
    head.set('Empty', '');
    head.set('Wombat-Id', encodeHeaderText(' solved:20240101/α Ori: 100 % \u0007.fits '));
    const message = await received(head);
    const lines = headerLines(message);
    assert.ok(lines !== null, 'the client keeps them where it did');
    for (const name of NAMES) assert.equal(lines.get(name), message.headers?.get(name), name);
    assert.equal(lines.get('Twice'), 'one');
    assert.notEqual(lines.get('Wombat-Id'), '');
  });

  it('are asked of the client where it holds none', async () => {
    assert.equal(headerLines(await received(undefined)), null);
    for (const other of [{}, { msg: {} }, { msg: { _msg: { hdr: 9 }, _rdata: 'text' } }, { msg: { _msg: {} } }])
      assert.equal(headerLines(other), null);
    assert.equal(headerLines({ msg: { _msg: { hdr: 9 }, _rdata: new Uint8Array(8) } }), null);
  });
});
