import { cameraFor, describeFrame, readHeader } from '@wombat/fits';
import type { Config } from '@wombat/service-kit/config';
import { type Finding, fine, warn } from './finding.js';
import { frameFolders } from './frameFolders.js';

type Cameras = Config['cameras'];

/** One frame of a folder stands for all of them. */
interface SeenCamera {
  instrument: string;
  frames: number;
  /** Whether an entry of the configuration matches it. */
  isNamed: boolean;
  /** e-/ADU, of the entry or the header. */
  gain: number | null;
}

/** Which cameras the headers below the data folder name, and whether what matters of each is known. */
export async function cameraFindings(data: string, cameras: Cameras): Promise<Finding[]> {
  const seen = new Map<string, SeenCamera>();
  for (const { first, frames } of frameFolders(data)) {
    const camera = await cameraOf(first, cameras);
    if (camera === null) continue;
    const key = JSON.stringify([camera.instrument, camera.isNamed, camera.gain]);
    seen.set(key, { ...camera, frames: frames + (seen.get(key)?.frames ?? 0) });
  }
  return [...seen.values()].map(findingOf);
}

export function findingOf({ instrument, frames, isNamed, gain }: SeenCamera): Finding {
  const who = instrument === '' ? 'a camera without INSTRUME' : `INSTRUME '${instrument}'`;
  const count = frames === 1 ? '1 frame' : `${frames} frames`;
  if (gain !== null) return fine('camera', `${who} (${count}): ${gain} e-/ADU`);
  const assumed = 'no gain is known, so 1 e-/ADU is assumed and errors are wrong';
  if (isNamed) return warn('camera', `${who} (${count}): ${assumed}: add gain to its entry under cameras`);
  const match = instrument === '' ? '{}' : `{ INSTRUME: ${JSON.stringify(instrument)} }`;
  return warn(
    'camera',
    `${who} (${count}) matches no entry: ${assumed}: add to cameras: - { match: ${match}, gain: E_PER_ADU }`,
  );
}

async function cameraOf(file: string, cameras: Cameras): Promise<Omit<SeenCamera, 'frames'> | null> {
  const image = await readHeader(file);
  if (!image.ok) return null;
  const { instrument, gain } = describeFrame(image.value, cameras);
  return {
    instrument: instrument ?? '',
    gain,
    isNamed: cameras.includes(cameraFor(image.value.header, cameras) as Cameras[number]),
  };
}
