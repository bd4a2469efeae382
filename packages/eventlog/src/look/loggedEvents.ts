import { type Broker, isMissing, STREAMS } from '../log/broker.js';
import { decodeEnvelope, knownType } from '../log/envelope.js';
import { foreignWords } from '../log/foreignWords.js';
import { decodeHeaderText } from '../log/headerText.js';
import { isQuarantined, type MessagePlace } from '../log/quarantine.js';
import type { SeriesName } from '../vocabulary/subjects.js';
import type { SeenMessage } from './passing.js';
import { subjectPlace } from './subjectPlace.js';

/** A line of the log, whether its message can be read or not; what it does not tell is ''. */
export interface LoggedEvent extends MessagePlace, SeriesName {
  type: string;
  id: string;
  /** Of the frame or master it speaks of, relative to the data root. */
  path: string;
  producer: string;
  /** ISO 8601, UTC, as it says; '' where it does not. */
  occurredAt: string;
  writtenAt: Date;
  /** Why this program cannot read it; null where it can. */
  problem: string | null;
  /** A person said that it is passed over. */
  isPassedOver: boolean;
}

/** Of a page; bodies beyond are not asked for, and their messages judged by type and version. */
const MOST_BYTES = 4_000_000;

export async function loggedEvents(broker: Broker, seen: readonly SeenMessage[]): Promise<LoggedEvent[]> {
  let bytes = 0;
  return Promise.all(
    seen.map(async (message) => {
      bytes += message.bytes;
      const read = bytes > MOST_BYTES ? byHeaders(message) : await byBody(broker, message);
      const isPassedOver = read.problem !== null && (await isQuarantined(broker, message));
      return { ...lineOf(message), ...read, isPassedOver };
    }),
  );
}

function lineOf({
  stream,
  sequence,
  subject,
  headers,
  writtenAt,
}: SeenMessage): Omit<LoggedEvent, keyof Read | 'isPassedOver'> {
  const header = (name: string) => decodeHeaderText(headers?.get(name) ?? '').slice(0, LONGEST_HEADER);
  return {
    ...{ stream, sequence, writtenAt, ...subjectPlace(subject) },
    ...{ type: header('Wombat-Type'), id: header('Wombat-Id'), producer: header('Wombat-Producer') },
    occurredAt: header('Wombat-Occurred-At'),
  };
}

/** Names of files are no longer, and an id may hold two. */
const LONGEST_HEADER = 1_000;

type Read = Pick<LoggedEvent, 'path' | 'problem'>;

function byHeaders({ stream, sequence, headers }: SeenMessage): Read {
  const type = foreignWords(decodeHeaderText(headers?.get('Wombat-Type') ?? ''));
  const unknown = `${stream}/${sequence} is of the type '${type}' in a version this program does not know`;
  return { path: '', problem: knownType(headers) === null ? unknown : null };
}

async function byBody(broker: Broker, message: SeenMessage): Promise<Read> {
  const { sequence, subject, headers } = message;
  const text = await bodyAt(broker, message);
  if (text === null) return byHeaders(message);
  const decoded = decodeEnvelope({ subject, sequence, headers, text });
  if (!decoded.ok) return { path: '', problem: decoded.fault.message };
  const { payload } = decoded.value;
  return { path: 'path' in payload ? payload.path : '', problem: null };
}

/** Null where a copy of the stream does not have it yet. */
async function bodyAt(broker: Broker, { stream, sequence }: MessagePlace): Promise<string | null> {
  try {
    return (await broker.streams.direct.getMessage(STREAMS[stream].name, { seq: sequence }))?.string() ?? null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
