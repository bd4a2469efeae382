import { bury } from '../jobs/deadLetters.js';
import { jobText } from '../jobs/jobs.js';
import { connectBroker, ensureStreams } from '../log/broker.js';
import { sampleOrders } from './sampleOrders.js';

interface LetterToLay {
  reason: string;
  sequence: number;
  /** A measurement of the sample series where it is left out. */
  task?: 'measure' | 'master';
}

/** Lays a dead letter of photometry's workers about a frame, or of calibration's about a master. */
export async function layLetter(natsUrl: string, { task = 'measure', ...letter }: LetterToLay): Promise<void> {
  const broker = await connectBroker({ url: natsUrl, name: 'letters' });
  await ensureStreams(broker);
  const id = `job ${letter.sequence}`;
  const { master, measure } = sampleOrders;
  if (task === 'master') {
    const body = jobText({ id, frames: ['bias'], order: { $case: 'master', value: master } });
    await bury(broker, 'calibration', { ...letter, body });
  } else {
    const frames = measure.frames.map(({ path }) => path);
    const body = jobText({ id, frames, order: { $case: 'measure', value: measure } });
    await bury(broker, 'photometry', { ...letter, body });
  }
  await broker.close();
}
