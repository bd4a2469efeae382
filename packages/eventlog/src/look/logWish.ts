import { STREAMS } from '../log/broker.js';
import { decodeHeaderText } from '../log/headerText.js';
import { encodeToken } from '../vocabulary/subjects.js';
import { definitionOf, type EventType, type StreamKind } from '../vocabulary/vocabulary.js';

/** Which events somebody wants to see; '' stands for any. */
export interface LogWish {
  type: EventType | '';
  /** YYYYMMDD */
  night: string;
  targetName: string;
  filter: string;
  /** Text its id holds, in small letters or large. */
  words: string;
  /** The whole of it. */
  id?: string;
}

interface Addressed {
  subject: string;
  headers: { get(name: string): string } | undefined;
}

/**
 * The subject all that is wished for stands on in a stream, as narrow as subjects can be; null: the stream has nothing
 * of it. A target without its filter, a type of events and words of an id are in no subject: `fits` looks at those.
 */
export function subjectOfWish(wish: LogWish, stream: StreamKind): string | null {
  if (wish.type !== '' && definitionOf(wish.type).stream !== stream) return null;
  const { type, night, targetName, filter } = wish;
  const nightToken = night === '' ? '*' : encodeToken(night);
  const isNamed = targetName !== '' && filter !== '';
  const seriesToken = isNamed ? `${encodeToken(targetName)}:${encodeToken(filter)}` : '*';
  const kind = type === '' ? '*' : encodeToken(type);
  const place = stream === 'events' ? [nightToken, seriesToken] : [kind, nightToken, seriesToken];
  if (place.every((token) => token === '*')) return STREAMS[stream].subject;
  return [`wombat.${stream}`, ...place].join('.');
}

/** Whether subjects alone tell what is wished for. */
export function isOfSubject({ type, targetName, filter, words, id }: LogWish, stream: StreamKind): boolean {
  if (words !== '' || id !== undefined) return false;
  return (type === '' || stream === 'frames') && (targetName === '') === (filter === '');
}

/** By what stands outside of its payload. */
export function fits(wish: LogWish, { subject, headers }: Addressed): boolean {
  const header = (name: string) => decodeHeaderText(headers?.get(name) ?? '');
  const named = header('Wombat-Id');
  const [night, series = ''] = subject.split('.').slice(-2);
  return (
    (wish.type === '' || header('Wombat-Type') === wish.type) &&
    (wish.night === '' || night === encodeToken(wish.night)) &&
    (wish.targetName === '' || series.startsWith(`${encodeToken(wish.targetName)}:`)) &&
    (wish.filter === '' || series.endsWith(`:${encodeToken(wish.filter)}`)) &&
    (wish.id === undefined || named === wish.id) &&
    named.toLowerCase().includes(wish.words.toLowerCase())
  );
}
