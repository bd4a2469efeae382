import { relative } from 'node:path';
import { describeFrame, framePart, type Header, type ImageHeader, readHeader } from '@wombat/fits';
import { NOISE_KEYWORDS } from '@wombat/reduction';
import type { Config } from '@wombat/service-kit/config';
import { type Finding, fine, warn } from './finding.js';
import { frameFolders } from './frameFolders.js';

interface Noise {
  /** e-/ADU */
  gain: number | null;
  /** e- */
  readNoise: number | null;
}

/** A measurement further from what is told than this part of it is worth a word. */
const LARGEST_DIFFERENCE = 0.2;

/** Gain and read noise of each camera by the newest pairs of flats and biases, beside what is told of it today. */
export async function noiseFindings(data: string, cameras: Config['cameras']): Promise<Finding[]> {
  const found = new Map<string, Finding>();
  for (const { first, masterFlats } of frameFolders(data)) {
    if (masterFlats.length === 0) continue;
    const raw = await readHeader(first);
    if (!raw.ok) continue;
    const told = toldOf(raw.value, cameras);
    const key = JSON.stringify(told);
    for (const path of masterFlats) {
      const master = found.has(key) ? null : await readHeader(path);
      const measured = master?.ok ? measuredOf(master.value.header) : null;
      if (measured !== null) found.set(key, findingOf(told, measured, relative(data, path)));
    }
  }
  return [...found.values()];
}

type Told = Noise & { instrument: string };

/** Of a frame as the pipeline measures it: a green pixel of a colour camera is the mean of two. */
function toldOf(image: ImageHeader, cameras: Config['cameras']): Told {
  const { instrument, gain, readNoise } = describeFrame(image, cameras);
  const part = framePart(image);
  const isGreen = part.ok && part.value.green !== null;
  const times = (factor: number, value: number | null) => (value === null || !isGreen ? value : factor * value);
  return { instrument: instrument ?? '', gain: times(2, gain), readNoise: times(Math.SQRT2, readNoise) };
}

function measuredOf(header: Header): { gain: number; readNoise: number } | null {
  const gain = header.getNumber(NOISE_KEYWORDS.gain);
  const readNoise = header.getNumber(NOISE_KEYWORDS.readNoise);
  return gain === undefined || readNoise === undefined ? null : { gain, readNoise };
}

function findingOf(told: Told, measured: { gain: number; readNoise: number }, path: string): Finding {
  const who = told.instrument === '' ? 'a camera without INSTRUME' : `INSTRUME '${told.instrument}'`;
  const values = [
    `gain ${measured.gain.toFixed(2)} e-/ADU (${toldWords(told.gain)})`,
    `read noise ${measured.readNoise.toFixed(2)} e- (${toldWords(told.readNoise)})`,
  ].join(', ');
  const text = `${who}, measured by pairs of flats and biases: ${values}, in ${path}`;
  const isFar = isFarFrom(told.gain, measured.gain) || isFarFrom(told.readNoise, measured.readNoise);
  return isFar ? warn('camera noise', `${text}: one of them is wrong`) : fine('camera noise', text);
}

function toldWords(told: number | null): string {
  return told === null ? 'no other is known, so it is used' : `${Number(told.toFixed(4))} by configuration or header`;
}

function isFarFrom(told: number | null, measured: number): boolean {
  return told !== null && Math.abs(measured - told) > LARGEST_DIFFERENCE * told;
}
