import type { StoredMsg } from '@nats-io/jetstream';
import { ok, type Result, refuse } from '@wombat/result';
import { type Broker, isMissing, STREAMS } from '../log/broker.js';
import { decodeEnvelope, type Recorded } from '../log/envelope.js';
import { isQuarantined, type MessagePlace } from '../log/quarantine.js';

/** One message of the log as it stands there. */
export interface LogMessage {
  place: MessagePlace;
  subject: string;
  headers: readonly (readonly [name: string, value: string])[];
  text: string;
  writtenAt: Date;
  /** Null where this program cannot read it. */
  event: Recorded | null;
  /** Why this program cannot read it; null where it can. */
  problem: string | null;
  isQuarantined: boolean;
}

export async function readLogMessage(broker: Broker, place: MessagePlace): Promise<Result<LogMessage>> {
  const found = await messageAt(broker, place);
  if (found === null) return refuse(`the log has no message ${place.stream}/${place.sequence}`);
  const { subject, header, seq, time: writtenAt } = found;
  const text = found.string();
  const decoded = decodeEnvelope({ subject, sequence: seq, headers: header, text });
  return ok({
    ...{ place, subject, text, writtenAt },
    headers: header.keys().map((name) => [name, header.get(name)] as const),
    ...(decoded.ok ? { event: decoded.value, problem: null } : { event: null, problem: decoded.fault.message }),
    isQuarantined: await isQuarantined(broker, place),
  });
}

async function messageAt(broker: Broker, { stream, sequence }: MessagePlace): Promise<StoredMsg | null> {
  try {
    return await broker.streams.direct.getMessage(STREAMS[stream].name, { seq: sequence });
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
