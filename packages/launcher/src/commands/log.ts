import type { Request } from '../arguments.js';
import { withBroker } from '../broker/withBroker.js';
import { messageLines, placeOf, readLogMessage } from '../log/logMessage.js';
import { quarantine } from '../log/quarantine.js';
import { whoever } from '../names/whoever.js';
import { readPlaces } from '../places/readPlaces.js';
import { complain } from '../report/complain.js';

/** `log show MESSAGE`, `log quarantine MESSAGE --note WHY`: for the one message that stops every service. */
export async function log(request: Request): Promise<number> {
  const [verb = '', word = ''] = request.words;
  if (verb !== 'show' && verb !== 'quarantine') return complain([`log knows show and quarantine, not '${verb}'`]);
  const { by, note } = request.options;
  if (verb === 'quarantine' && note === undefined)
    return complain(['log quarantine needs --note: why it is passed over']);
  const place = placeOf(word);
  if (!place.ok) return complain([place.fault.message]);
  const read = readPlaces(request, process.env);
  if (!read.ok) return complain(read.fault.sentences);
  const { home, config } = read.value;
  const asked = { home, place: place.value, by: by ?? whoever(config.observer.code), reason: note ?? '' };
  const done = await withBroker(read.value, `log ${verb}`, async (broker) => {
    if (verb === 'quarantine') return quarantine(broker, asked);
    const message = await readLogMessage(broker, place.value);
    return message.ok ? { ...message, value: messageLines(message.value).join('\n') } : message;
  });
  const answer = done.ok ? done.value : done;
  if (!answer.ok) return complain([answer.fault.message]);
  process.stdout.write(`${answer.value}\n`);
  return 0;
}
