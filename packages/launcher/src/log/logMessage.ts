import type { LogMessage, MessagePlace } from '@wombat/eventlog/healing';
import { ok, type Result, refuse } from '@wombat/result';
import { printable } from '@wombat/service-kit/words';

/** `17` (of the events) or `frames/17`, as a fault names it. */
export function placeOf(word: string): Result<MessagePlace> {
  const [, stream = 'events', number] = /^(?:(events|frames)\/)?(\d{1,15})$/.exec(word) ?? [];
  const sequence = Number(number);
  if (number === undefined || sequence < 1)
    return refuse(`'${word}' is no message of the log: events/17, or frames/17 of the frames`);
  return ok({ stream: stream === 'frames' ? 'frames' : 'events', sequence });
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
