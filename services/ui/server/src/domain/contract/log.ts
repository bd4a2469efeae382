/** GET /api/log : which events, newest first; what is left out is any. */
export interface LogRequest {
  type?: string;
  /** YYYYMMDD */
  night?: string;
  targetName?: string;
  filter?: string;
  /** Text its id holds. */
  words?: string;
  /** Older than this place in the stream of events, as `older` of an answer tells it. */
  events?: number;
  /** The same in that of facts about frames. */
  frames?: number;
}

export interface LogAnswer {
  entries: LogEntry[];
  /** What to ask with for the next page; null: there is nothing older. */
  older: LogCursor | null;
  /** How many events were looked at for it: what is rare is looked for so far only, and further by the next page. */
  looked: number;
  /** ISO 8601, UTC: all that was written since is told of; null with nothing older. */
  backTo: string | null;
  /** Of all events there are. */
  types: string[];
}

export interface LogCursor {
  events: number;
  frames: number;
}

export const LOG_STREAMS = ['events', 'frames'] as const;
/** What happened to nights and series, or facts about single frames. */
export type LogStream = (typeof LOG_STREAMS)[number];

/** What it does not tell is ''. */
export interface LogEntry {
  stream: LogStream;
  sequence: number;
  type: string;
  id: string;
  /** YYYYMMDD */
  night: string;
  targetName: string;
  filter: string;
  /** Of the frame it speaks of, relative to the data root. */
  path: string;
  producer: string;
  /** ISO 8601, UTC: when it happened, as it says. */
  occurredAt: string;
  /** ISO 8601, UTC: when the broker wrote it. */
  writtenAt: string;
  /** Why this program cannot read it; null where it can. */
  problem: string | null;
  /** A person said that it is passed over. */
  isPassedOver: boolean;
}

/** GET /api/log/event */
export interface LogEventRequest {
  stream: LogStream;
  sequence: number;
}

/** GET /api/log/named : the event of an id, which is looked for in its night first. */
export interface NamedEventRequest {
  id: string;
  /** YYYYMMDD; '' where it is not known. */
  night: string;
}

/** One message of the log as it stands there. */
export interface LogEventAnswer extends LogEventRequest {
  subject: string;
  /** YYYYMMDD; '' where it is of none. */
  night: string;
  /** ISO 8601, UTC: when the broker wrote it. */
  writtenAt: string;
  headers: { name: string; value: string }[];
  /** The payload, JSON where it can be read. */
  text: string;
  /** More than `text` has where it is too long to be shown. */
  characters: number;
  /** Id of the event it follows from; '' where there is none, or it cannot be read. */
  causation: string;
  /** Why this program cannot read it; null where it can. */
  problem: string | null;
  /** A person said that it is passed over. */
  isPassedOver: boolean;
}
