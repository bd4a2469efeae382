import { join } from 'node:path';
import type { Broker } from '@wombat/eventlog/broker';
import { EventLog, type MessagePlace, openJournal, readLogMessage } from '@wombat/eventlog/healing';
import { ok, type Result, refuse } from '@wombat/result';
import { SOFTWARE } from '@wombat/service-kit/software';

/**
 * Says in the log that a message is to be passed over, which only one that cannot be read may be; the log itself is
 * never changed. Answers with a sentence.
 */
export async function quarantine(
  broker: Broker,
  { home, place, by, reason }: { home: string; place: MessagePlace; by: string; reason: string },
): Promise<Result<string>> {
  const name = `${place.stream}/${place.sequence}`;
  const read = await readLogMessage(broker, place);
  if (!read.ok) return read;
  const { problem, isQuarantined } = read.value;
  if (problem === null) return refuse(`${name} can be read: it stays`);
  if (isQuarantined) return ok(`${name} is passed over already`);
  const journal = openJournal(join(home, 'journal', 'launcher.db'));
  try {
    const log = new EventLog({ broker, journal, producer: 'launcher', software: SOFTWARE, now: () => new Date() });
    const payload = { ...place, problem, by, reason };
    await log.publish({ id: `quarantine:${name}`, type: 'MessageQuarantined', payload });
  } finally {
    journal.close();
  }
  return ok(`${name} is passed over from now on: ${problem}`);
}
