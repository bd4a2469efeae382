import { eventSubject } from '../vocabulary/subjects.js';
import { definitionOf, type StreamKind } from '../vocabulary/vocabulary.js';
import { type Broker, isMissing, STREAMS } from './broker.js';

/** A message that no program here can read, by its stream and its place in it. */
export interface MessagePlace {
  stream: StreamKind;
  sequence: number;
}

/**
 * Whether a person said, anywhere in the log, that this message is to be passed over. Asked of the leader: a copy of
 * the stream may lack what was said a moment ago.
 */
export async function isQuarantined(broker: Broker, { stream, sequence }: MessagePlace): Promise<boolean> {
  const { night, series } = definitionOf('MessageQuarantined').place({ stream, sequence });
  try {
    const last_by_subj = eventSubject(night, series);
    return (await broker.streams.streams.getMessage(STREAMS.events.name, { last_by_subj })) !== null;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
