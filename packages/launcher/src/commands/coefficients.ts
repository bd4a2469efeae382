import { readFileSync } from 'node:fs';
import { readTransformSet, type TransformSet, writeTransformSet } from '@wombat/aavso';
import type { CameraConfig } from '@wombat/service-kit';
import type { Request } from '../arguments.js';
import { readPlaces } from '../places/readPlaces.js';
import { coefficientLines } from '../report/coefficientLines.js';
import { complain } from '../report/complain.js';

/**
 * `coefficients FILE`: a file of Transform Generator as the lines wombat.yaml takes. `coefficients` alone: those of
 * wombat.yaml as such files, for programs that read them.
 */
export async function coefficients(request: Request): Promise<number> {
  const [file] = request.words;
  return file === undefined ? writeConfigured(request) : readFile(file);
}

function readFile(file: string): number {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return complain([error.code === 'ENOENT' ? `there is no file ${file}` : `${file} cannot be read (${error.code})`]);
  }
  const set = readTransformSet(text);
  if (!set.ok) return complain([`${file}: ${set.fault.message}`]);
  process.stdout.write(coefficientLines(set.value));
  return 0;
}

function writeConfigured(request: Request): number {
  const read = readPlaces(request, process.env);
  if (!read.ok) return complain(read.fault.sentences);
  const sets = read.value.config.cameras.flatMap(configuredSet);
  if (sets.length === 0) return complain(['wombat.yaml tells no coefficients: cameras: coefficients']);
  process.stdout.write(sets.map(writeTransformSet).join('\n'));
  return 0;
}

/** The last set of a camera; second-order extinction alone has no place in such a file. */
function configuredSet({ match, coefficients: sets = [] }: CameraConfig): TransformSet[] {
  const last = sets.at(-1);
  const terms = Object.entries(last?.terms ?? {}).flatMap(([name, { value, error }]) =>
    value === undefined ? [] : [[name, { value, error }] as const],
  );
  if (terms.length === 0) return [];
  const camera = Object.values(match).join(' ');
  return [{ description: last?.from === undefined ? camera : `${camera}, from ${last.from}`, terms: new Map(terms) }];
}
