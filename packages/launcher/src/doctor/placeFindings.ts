import { statfsSync, statSync } from 'node:fs';
import { dataHomeProblem } from '../places/dataHome.js';
import { dataFolderProblem, homeProblem } from '../preflight/folders.js';
import { unwritableNights, unwritableSentence, type WriteRefusal } from '../preflight/unwritable.js';
import { type Finding, fault, fine, warn } from './finding.js';
import { rightsFinding } from './rightsFinding.js';

const SCARCE_BYTES = 10e9;
const FULL_BYTES = 1e9;

/** A fault where nothing could come of any night, a warning where nothing could of some. */
export function dataFinding(data: string, refusalOf?: WriteRefusal): Finding {
  const problem = dataFolderProblem(data, { mayBeEmpty: false });
  if (problem !== null) return fault('data', problem);
  const unwritable = unwritableNights(data, refusalOf);
  const sentence = unwritableSentence(unwritable);
  if (sentence === null) return fine('data', data);
  return (unwritable.refused.length === unwritable.nights ? fault : warn)('data', sentence);
}

/** A fault where the data folder is another home's: a run refuses it. */
export function dataHomeFindings(data: string, home: string): Finding[] {
  const problem = dataHomeProblem(data, home);
  return problem === null ? [] : [fault('data', problem)];
}

export function homeFindings(home: string): Finding[] {
  const problem = homeProblem(home);
  if (problem !== null) return [fault('home', problem)];
  const { bavail, bsize } = statfsSync(home);
  return [fine('home', home), rightsFinding(home), diskFinding(bavail * bsize)];
}

/** Of the disk the frames and products are on, where that is another one than the home's. */
export function dataDiskFindings(data: string, home: string): Finding[] {
  const [ofData, ofHome] = [data, home].map((folder) => statSync(folder, { throwIfNoEntry: false })?.dev);
  if (ofData === undefined || ofData === ofHome) return [];
  const { bavail, bsize } = statfsSync(data);
  return [diskFinding(bavail * bsize, 'where the data are')];
}

export function diskFinding(freeBytes: number, where = 'where the home is'): Finding {
  const text = `${(freeBytes / 1e9).toFixed(1)} GB free ${where}`;
  if (freeBytes < FULL_BYTES) return fault('disk', `${text}: make room, nothing can be written soon`);
  if (freeBytes < SCARCE_BYTES) return warn('disk', `${text}: a night of frames needs more`);
  return fine('disk', text);
}

/**
 * A computer clock that stands before this program was built tells wrong times; nothing else can be known without a
 * network.
 */
export function clockFinding(now: Date, built: Date): Finding {
  const text = now
    .toISOString()
    .replace(/\.\d+Z$/, ' UTC')
    .replace('T', ' ');
  if (now.getTime() >= built.getTime()) return fine('clock', text);
  return fault(
    'clock',
    `${text}, before this program was built: set the computer's clock (e.g. timedatectl set-ntp true)`,
  );
}

export function builtAt(): Date {
  return statSync(new URL(import.meta.url)).mtime;
}
