import { bury } from '../jobs/deadLetters.js';
import { jobText } from '../jobs/jobs.js';
import { connectBroker, ensureStreams } from '../log/broker.js';
import { sampleOrders } from './sampleOrders.js';

/** Lays a dead letter of photometry's workers, of the sample series. */
export async function layLetter(natsUrl: string, letter: { reason: string; sequence: number }): Promise<void> {
  const broker = await connectBroker({ url: natsUrl, name: 'letters' });
  await ensureStreams(broker);
  const order = { $case: 'measure', value: sampleOrders.measure } as const;
  const frames = sampleOrders.measure.frames.map(({ path }) => path);
  await bury(broker, 'photometry', { ...letter, body: jobText({ id: `job ${letter.sequence}`, frames, order }) });
  await broker.close();
}
