import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header, writeImage } from '@wombat/fits';
import { type PlannedAttempt, probeImage } from '../domain/index.js';
import { type Astap, analyse, solve } from './astap.js';

const PATIENCE_SECONDS = 20;
const ATTEMPT: PlannedAttempt = {
  method: 'astapNear',
  hints: { raDegrees: 0, decDegrees: 0, fovDegrees: 1 },
  radiusDegrees: 1,
  stars: null,
};
/** As the frames of a night are treated. */
const SNR = 10;

/** What a solver does wrong with a made image of stars that are nowhere on the sky; null where it works. */
export async function probeSolver(astap: Astap): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'wombat-probe-'));
  try {
    await writeImage(join(folder, 'in.fits'), { header: Header.of([]), ...probeImage() });
    const patient = { ...astap, timeLimitSeconds: PATIENCE_SECONDS };
    await analyse(patient, folder, SNR);
    const { outcome } = await solve(patient, folder, ATTEMPT);
    if (!outcome.ok) return outcome.fault.message;
    if (/error reading image/i.test(outcome.value.error)) return 'it cannot read the image';
    return outcome.value.solved ? 'it solves what cannot be solved' : null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
