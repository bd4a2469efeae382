import type {
  LogAnswer,
  LogCursor,
  LogEntry,
  LogEventAnswer,
  LogRequest,
} from '../../../../server/src/domain/contract.js';
import { nightText, secondText } from '../times.js';

/** What the form above the events asks for; '' for any. */
export interface EventWish {
  type: string;
  /** A date, with or without hyphens. */
  night: string;
  targetName: string;
  filter: string;
  words: string;
}

export const ANY_EVENT: EventWish = { type: '', night: '', targetName: '', filter: '', words: '' };

/** How the server is asked; without a place to go on from, for the newest. */
export function logRequest(wish: EventWish, older: LogCursor | null): LogRequest {
  const night = wish.night.trim().replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$1$2$3');
  const asked = { ...wish, night, words: wish.words.trim() };
  return { ...Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== '')), ...older };
}

/** `2025-10-15 XZ Cyg V` and the file of the frame. */
export function eventPlace({ night, targetName, filter, path }: LogEntry): string {
  return [nightText(night), targetName, filter, path.split('/').at(-1) ?? ''].filter((part) => part !== '').join(' ');
}

/** How far the list goes back, and what lies behind it. */
export function logReach({ entries, older, looked, backTo }: LogAnswer): string {
  const found =
    entries.length === 1 ? 'One event' : `${entries.length === 0 ? 'No event' : `${entries.length} events`}`;
  if (older === null || backTo === null) return `${found}; there is nothing older that fits.`;
  return `${found} of ${looked} looked at, back to ${secondText(backTo)}. Older looks further.`;
}

/** The payload for a person to read; what is cut or is no JSON stays as it is. */
export function readablePayload({ text, characters }: LogEventAnswer): string {
  if (text.length < characters) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
