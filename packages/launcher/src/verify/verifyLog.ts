import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Broker } from '@wombat/eventlog/broker';
import {
  gapIn,
  isQuarantined,
  JournalsAgainstLog,
  openJournal,
  type Recorded,
  type WalkedMessage,
  walkLog,
} from '@wombat/eventlog/healing';
import type { Finding } from './finding.js';

const STREAMS = ['events', 'frames'] as const;

/** The event log from end to end, and the journals against it; `see` is shown every event that can be read. */
export async function verifyLog(broker: Broker, home: string, see: (event: Recorded) => void): Promise<Finding[]> {
  const journals = journalFiles(home).map(openJournal);
  try {
    const written = new JournalsAgainstLog(journals);
    const unreadable: WalkedMessage[] = [];
    let count = 0;
    for (const stream of STREAMS)
      count += await walkLog(broker, stream, (message) => {
        written.see(message);
        if (message.decoded.ok) see(message.decoded.value);
        else unreadable.push(message);
      });
    const faults = [...(await gaps(broker)), ...(await unreadableFaults(broker, unreadable))];
    return [{ about: 'event log', states: `${count} events, all of them readable`, faults }, journalFinding(written)];
  } finally {
    for (const journal of journals) journal.close();
  }
}

function journalFiles(home: string): string[] {
  const folder = join(home, 'journal');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .map((name) => join(folder, name));
}

async function gaps(broker: Broker): Promise<string[]> {
  const found = await Promise.all(STREAMS.map((stream) => gapIn(broker, stream)));
  return found.flatMap((gap) => (gap === null ? [] : [`${gap}: put a backup of the home in its place`]));
}

async function unreadableFaults(broker: Broker, messages: readonly WalkedMessage[]): Promise<string[]> {
  const faults: string[] = [];
  for (const { stream, sequence, decoded } of messages) {
    if (decoded.ok || (await isQuarantined(broker, { stream, sequence }))) continue;
    faults.push(`${decoded.fault.message}: ./wombat log show ${stream}/${sequence} shows it`);
  }
  return faults;
}

function journalFinding(written: JournalsAgainstLog): Finding {
  const lost = written.lost();
  const waiting = written.waiting === 0 ? '' : `; ${written.waiting} wait to be sent at the next start`;
  const states = `${written.count} decisions and answers from outside, all of them in the log${waiting}`;
  if (lost.length === 0) return { about: 'journals', states, faults: [] };
  const names = lost.slice(0, 3).map(({ id }) => id);
  const more = lost.length > names.length ? ' ...' : '';
  const fault = `the log has lost ${lost.length} of ${written.count} events that nothing can make again (${names.join(', ')}${more}): the next ./wombat up or ./wombat run --once puts them back`;
  return { about: 'journals', states, faults: [fault] };
}
