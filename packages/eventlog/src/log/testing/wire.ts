import { headers, type MsgHdrs } from '@nats-io/transport-node';
import { samplePayloads } from '../../testkit/samplePayloads.js';
import type { EventType } from '../../vocabulary/vocabulary.js';
import { type Envelope, encodeEnvelope, type WireMessage } from '../envelope.js';

/** A sample of a type of event, with all that an envelope says beside it. */
export function envelopeOf(type: EventType): Envelope {
  return {
    id: `id of ${type}`,
    type,
    payload: samplePayloads[type],
    causation: 'what it follows from',
    occurredAt: '2024-01-02T03:04:05.678Z',
    producer: 'photometry-worker-2',
    software: 'wombatpipeline 0.1.0',
  };
}

/** An event as a reader gets it from the broker. */
export function wireOf(envelope: Envelope): WireMessage {
  const { subject, headers: head, data } = encodeEnvelope(envelope);
  return { subject, sequence: 7, headers: carried(head), text: data };
}

/** A message with these headers and this body, whatever they are. */
export function message(head: Record<string, string>, text: string): WireMessage {
  return { subject: 'wombat.events._._', sequence: 7, headers: { get: (name) => head[name] ?? '' }, text };
}

/** Byte for byte as version 1 of ScanCompleted is written. */
export const WRITTEN_BY_VERSION_1 = {
  head: {
    'Wombat-Id': 'scan:0123456789abcdef',
    'Wombat-Type': 'ScanCompleted',
    'Wombat-Version': '1',
    'Wombat-Occurred-At': '2024-01-02T03:04:05.678Z',
    'Wombat-Producer': 'ingest',
    'Wombat-Software': 'wombatpipeline 0.1.0',
  },
  text: '{"nights":["20231231","20240101"],"scanId":"0123456789abcdef"}',
};

/** Through text, as the broker carries it. */
function carried(head: MsgHdrs): MsgHdrs {
  const copy = headers();
  for (const [name, values] of head)
    copy.set(
      name,
      Buffer.from(values[0] ?? '', 'utf8')
        .toString('utf8')
        .trim(),
    );
  return copy;
}
