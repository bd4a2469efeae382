import { connectBroker, EventLog, ensureStreams } from '@wombat/eventlog';

/** Puts an event into the log, as services do when something has happened; `id` is one that was not used before. */
export async function tellChange(natsUrl: string, id: string): Promise<void> {
  const broker = await connectBroker({ url: natsUrl, name: 'test' });
  await ensureStreams(broker);
  const log = new EventLog({ broker, journal: null, producer: 'test', software: 'test', now: () => new Date() });
  await log.publish({ id, type: 'ScanCompleted', payload: { nights: [], scanId: id } });
  await broker.close();
}
