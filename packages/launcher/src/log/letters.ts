import type { Broker } from '@wombat/eventlog/broker';
import { type LaidLetter, letterAt, newestLetters, putLetterAway } from '@wombat/eventlog/healing';
import { ok, type Result, refuse } from '@wombat/result';
import { MOST_CHARACTERS, printable } from '@wombat/service-kit/words';
import { alignTable } from '../report/alignTable.js';
import { bodyLines } from './logMessage.js';

const MOST = 100;
const HEAD = ['LETTER', 'LAID', 'WORKERS', 'NIGHT', 'TARGET', 'FILTER', 'FRAMES', 'REASON'];

/** `letters/3`, as the list names it. */
export function letterPlace(word: string): Result<number> {
  const [, number] = /^letters\/(\d{1,15})$/.exec(word) ?? [];
  const place = Number(number);
  if (number === undefined || place < 1)
    return refuse(`'${word}' is no dead letter: letters/3, as ./wombat log letters names them`);
  return ok(place);
}

/** The newest jobs that could not be done, a line for each. */
export async function letterLines(broker: Broker): Promise<string[]> {
  const { count, letters } = await newestLetters(broker, MOST);
  if (count === 0) return ['no dead letters: every job could be done'];
  const left = count - letters.length;
  return [
    ...alignTable([HEAD, ...letters.map(row)]),
    ...(left > 0 ? [`and ${left} older ones`] : []),
    '',
    './wombat log show LETTER tells all of one, log retry LETTER tries again, log away LETTER puts it away',
  ];
}

/** All of one letter, for a person to read. */
export async function shownLetter(broker: Broker, place: number): Promise<Result<string>> {
  const letter = await letterAt(broker, place);
  if (letter === null) return refuse(gone(place));
  const { at, kind, sequence, reason, body } = letter;
  const head = [`${nameOf(place)} of ${at}, from job ${sequence} for the workers of ${kind}: ${reason}`, ''];
  return ok([...head, ...bodyLines(body)].map(printable).join('\n'));
}

/** What is reduced again for a letter: what has failed of its series, or of a master, which is of none, its night. */
export async function wishOfLetter(broker: Broker, place: number) {
  const letter = await letterAt(broker, place);
  if (letter === null) return refuse(gone(place));
  const { job, reason } = letter;
  if (job === null)
    return refuse(`this program cannot read ${nameOf(place)}: reduce its night again, with ./wombat reduce NIGHT`);
  const { night, targetName, filter } = job;
  const why = `tried again: ${reason}`.slice(0, MOST_CHARACTERS.text);
  return ok({ night, targetName, filter, failedOnly: targetName !== '', reason: why });
}

export async function awayWithLetter(broker: Broker, place: number): Promise<Result<string>> {
  return (await putLetterAway(broker, place)) ? ok(`${nameOf(place)} is put away`) : refuse(gone(place));
}

function row({ place, at, kind, reason, job }: LaidLetter): string[] {
  const [first = '', ...more] = job?.frames ?? [];
  const frames = more.length === 0 ? first : `${first} and ${more.length} more`;
  const time = at.replace('T', ' ').replace(/\.\d+Z$/, ' UTC');
  return [nameOf(place), time, kind, job?.night ?? '', job?.targetName ?? '', job?.filter ?? '', frames, reason];
}

function nameOf(place: number): string {
  return `letters/${place}`;
}

function gone(place: number): string {
  return `there is no ${nameOf(place)}, or it has been put away: ./wombat log letters lists them`;
}
