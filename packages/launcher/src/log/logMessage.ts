import { type Broker, isMissing, STREAMS } from '@wombat/eventlog/broker';
import { decodeEnvelope, isQuarantined, type MessagePlace } from '@wombat/eventlog/healing';
import { ok, type Result, refuse } from '@wombat/result';
import { printable } from '@wombat/service-kit/words';

/** One message of the log as it stands there. */
export interface LogMessage {
  place: MessagePlace;
  subject: string;
  headers: readonly (readonly [name: string, value: string])[];
  text: string;
  /** Why this program cannot read it; null where it can. */
  problem: string | null;
  isQuarantined: boolean;
}

/** `17` (of the events) or `frames/17`, as a fault names it. */
export function placeOf(word: string): Result<MessagePlace> {
  const [, stream = 'events', number] = /^(?:(events|frames)\/)?(\d{1,15})$/.exec(word) ?? [];
  const sequence = Number(number);
  if (number === undefined || sequence < 1)
    return refuse(`'${word}' is no message of the log: events/17, or frames/17 of the frames`);
  return ok({ stream: stream === 'frames' ? 'frames' : 'events', sequence });
}

export async function readLogMessage(broker: Broker, place: MessagePlace): Promise<Result<LogMessage>> {
  const found = await messageAt(broker, place);
  if (found === null) return refuse(`the log has no message ${place.stream}/${place.sequence}`);
  const { subject, header, seq } = found;
  const text = found.string();
  const decoded = decodeEnvelope({ subject, sequence: seq, headers: header, text });
  return ok({
    ...{ place, subject, text },
    headers: header.keys().map((name) => [name, header.get(name)] as const),
    problem: decoded.ok ? null : decoded.fault.message,
    isQuarantined: await isQuarantined(broker, place),
  });
}

/** For a person to read: what a header or a name holds cannot command the terminal. */
export function messageLines({ place, subject, headers, text, problem, isQuarantined }: LogMessage): string[] {
  const state = isQuarantined ? 'passed over, as a person wished' : (problem ?? 'it can be read');
  return [
    `${place.stream}/${place.sequence} on ${subject}: ${state}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    '',
    ...bodyLines(text),
  ].map(printable);
}

/** JSON a value a line; else the lines as they are. */
export function bodyLines(text: string): string[] {
  try {
    return JSON.stringify(JSON.parse(text), null, 1).split('\n');
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return text.split('\n');
  }
}

async function messageAt(broker: Broker, { stream, sequence }: MessagePlace) {
  try {
    return await broker.streams.direct.getMessage(STREAMS[stream].name, { seq: sequence });
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
