import { connectBroker, EventLog, ensureStreams } from '@wombat/eventlog';
import { event, revision } from '@wombat/eventlog/testkit';

const SERIES = [
  { targetName: 'XZ Cyg', filter: 'V' },
  { targetName: 'XZ Cyg', filter: 'B' },
];

/** Night `number` of October 2025. */
export const nightOf = (number: number) => `202510${String(number).padStart(2, '0')}`;

/**
 * Writes a log of so many nights of two series, each with a frame that was lost and, following from that, the word that
 * all are solved; behind it a message nobody can read, which is passed over.
 */
export async function writeLog(natsUrl: string, nights: number): Promise<void> {
  const broker = await connectBroker({ url: natsUrl, name: 'test' });
  await ensureStreams(broker);
  const log = new EventLog({ broker, journal: null, producer: 'test', software: 'test', now: () => new Date() });
  const sequence = 2 + SERIES.length * nights;
  await log.publish(event('MessageQuarantined', { stream: 'events', sequence }));
  for (let number = 1; number <= nights; number++)
    for (const series of SERIES) {
      const reduction = revision(1, { night: nightOf(number), ...series });
      const of = `${nightOf(number)}/${series.targetName}/${series.filter}`;
      const lost = event('FrameFailed', { reduction, path: 'Light/a.fits' }, { id: `lost:${of}` });
      const solved = event('FramesSolved', { reduction }, { id: `solved:${of}` });
      await log.publish(lost);
      await log.publish({ ...solved, causation: lost.id });
    }
  await broker.client.publish('wombat.events.x.y', 'no JSON');
  await broker.close();
}
