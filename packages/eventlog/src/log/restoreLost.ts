import { failPoint } from '../failpoints/failPoint.js';
import type { EventType } from '../vocabulary/vocabulary.js';
import { type Broker, ensureStreams } from './broker.js';
import { streamOf } from './envelope.js';
import { findInLog } from './findInLog.js';
import type { ConfirmedEntry, Journal } from './journal/journal.js';
import { stillHolds } from './logIdentity.js';
import { appendEntry } from './sendEntry.js';

/**
 * So many entries that stand where they stood, one after the other, and those before them are taken to stand as well.
 */
const ENOUGH = 20;

/**
 * Puts back into the log what nothing can make again, the journals say was written to it, and it does not hold any
 * more, in the order it had: a broker acknowledges before its disk has it. All else is made again of the files, from
 * where it is missing: put back without what workers found before it, and kept no journal of, it would say more than
 * there is. Every journal is looked through from its newest entry back until enough of them stand. Returns how many
 * events were put back.
 */
export async function restoreLost(broker: Broker, journals: readonly Journal[]): Promise<number> {
  await ensureStreams(broker);
  const lost = (await Promise.all(journals.map((journal) => lostFrom(broker, journal)))).flat();
  for (const { journal, entry } of lost.sort((a, b) => a.entry.sequence - b.entry.sequence)) {
    const sequence = await appendEntry(broker, entry);
    failPoint('loss.restored');
    journal.confirm([{ id: entry.id, sequence }]);
  }
  return lost.length;
}

interface Lost {
  journal: Journal;
  entry: ConfirmedEntry;
}

async function lostFrom(broker: Broker, journal: Journal): Promise<Lost[]> {
  const missing = await missingFrom(broker, journal);
  // A restoration that was itself cut short has written some, and not noted where.
  const elsewhere = await findInLog(broker, missing);
  journal.confirm([...elsewhere].map(([id, sequence]) => ({ id, sequence })));
  return missing.filter(({ id }) => !elsewhere.has(id)).map((entry) => ({ journal, entry }));
}

async function missingFrom(broker: Broker, journal: Journal): Promise<ConfirmedEntry[]> {
  const missing: ConfirmedEntry[] = [];
  for (let skip = 0, standing = 0; standing < ENOUGH; skip += ENOUGH) {
    const page = journal.newest({ skip, most: ENOUGH });
    if (page.length === 0) break;
    const stands = await Promise.all(
      page.map(({ id, type, sequence }) => stillHolds(broker, streamOf(type as EventType), { sequence, eventId: id })),
    );
    missing.push(...page.filter((_, index) => !stands[index]));
    standing = stands.every(Boolean) ? ENOUGH : 0;
  }
  return missing;
}
