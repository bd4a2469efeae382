import type { Broker } from '@wombat/eventlog/broker';
import { readLogMessage } from '@wombat/eventlog/healing';
import { ok, type Result, refuse } from '@wombat/result';
import type { Request } from '../arguments.js';
import { withBroker } from '../broker/withBroker.js';
import { awayWithLetter, letterLines, letterPlace, shownLetter } from '../log/letters.js';
import { messageLines, placeOf } from '../log/logMessage.js';
import { quarantine } from '../log/quarantine.js';
import { whoever } from '../names/whoever.js';
import { type Places, readPlaces } from '../places/readPlaces.js';
import { complain } from '../report/complain.js';
import { retryLetter } from './wishes/retryLetter.js';

const VERBS = ['show', 'quarantine', 'letters', 'retry', 'away'] as const;
type Verb = (typeof VERBS)[number];

/** What is done with the broker of the home; it answers with what is said. */
type Act = (broker: Broker, places: Places) => Promise<Result<string>>;

/**
 * `log show MESSAGE`, `log quarantine MESSAGE --note WHY`: for the one message that stops every service. `log letters`,
 * `log retry LETTER`, `log away LETTER`: for the jobs that could not be done.
 */
export async function log(request: Request): Promise<number> {
  const [word = ''] = request.words;
  const verb = VERBS.find((known) => known === word);
  if (verb === undefined) return complain([`log knows ${VERBS.join(', ')}, not '${word}'`]);
  const act = actOf(verb, request);
  if (!act.ok) return complain([act.fault.message]);
  const read = readPlaces(request, process.env);
  if (!read.ok) return complain(read.fault.sentences);
  if (act.value === 'retry') return retryLetter(request, read.value);
  const { value } = act;
  const done = await withBroker(read.value, `log ${verb}`, (broker) => value(broker, read.value));
  const answer = done.ok ? done.value : done;
  if (!answer.ok) return complain([answer.fault.message]);
  process.stdout.write(`${answer.value}\n`);
  return 0;
}

/** What was asked for; a fault where the words are not right, before anything is started. */
function actOf(verb: Verb, request: Request): Result<Act | 'retry'> {
  const word = request.words[1];
  if (verb === 'letters')
    return word === undefined ? ok(async (broker) => ok((await letterLines(broker)).join('\n'))) : refuse(ALONE);
  if (word === undefined) return refuse(`log ${verb} needs one to ${verb}: ./wombat log --help`);
  const letter = letterPlace(word);
  if (verb === 'show' && letter.ok) return ok((broker) => shownLetter(broker, letter.value));
  if (verb === 'show' || verb === 'quarantine') return messageAct(verb, word, request);
  if (!letter.ok) return letter;
  return ok(verb === 'retry' ? 'retry' : (broker) => awayWithLetter(broker, letter.value));
}

const ALONE = 'log letters lists all of them, and takes no other word';

function messageAct(verb: 'show' | 'quarantine', word: string, { options: { by, note } }: Request): Result<Act> {
  if (verb === 'quarantine' && note === undefined) return refuse('log quarantine needs --note: why it is passed over');
  const place = placeOf(word);
  if (!place.ok) return place;
  if (verb === 'show') return ok((broker) => shownMessage(broker, place.value));
  return ok((broker, { home, config }) => {
    const asked = { home, place: place.value, by: by ?? whoever(config.observer.code), reason: note ?? '' };
    return quarantine(broker, asked);
  });
}

async function shownMessage(broker: Broker, place: Parameters<typeof readLogMessage>[1]): Promise<Result<string>> {
  const message = await readLogMessage(broker, place);
  return message.ok ? ok(messageLines(message.value).join('\n')) : message;
}
