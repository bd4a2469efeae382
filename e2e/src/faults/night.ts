import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { defaultNights, type RandomStream } from '@wombat/observatory';
import { pageUrl, until } from '../harness/browser.js';
import { type EndResult, rowsOf } from '../harness/endResult.js';
import { layOut, type Surroundings, startWombat, startWombatIn, type Workplace } from '../harness/workplace.js';
import { nightEnd } from './nightEnd.js';
import { endingOf, type Trial } from './trial.js';

const SETTINGS = 'work: { ackWaitSeconds: 2, astrometryWorkers: 1, heldRetrySeconds: 1 }\n';

/** What a trial begins with, and what must stand at its end. */
interface Beginning {
  /** Folder with a copy of data and home. */
  copy: string;
  expected: EndResult;
}

/** A small simulated night, reduced once undisturbed, that is laid out again for every trial. */
export interface Night {
  workplace: Workplace;
  milliseconds: number;
  frames: Beginning;
  /** Done, and approved by a person; made when it is asked for first. */
  approved(): Promise<Beginning & { olderStore: string }>;
  close(): Promise<void>;
}

const placesOf = (workplace: Workplace) => {
  const folder = join(workplace.folder, 'trial');
  return { folder, data: join(folder, 'data'), home: join(folder, 'home'), config: workplace.config };
};

export async function prepareNight(seed: number): Promise<Night> {
  const counts = { bias: 3, dark: 0, flatPerFilter: 3 };
  const plan = defaultNights.rwPsA({ seed, width: 384, height: 384, filters: ['V'], framesPerFilter: 4, counts });
  const workplace = await layOut(plan, SETTINGS);
  const places = placesOf(workplace);
  const copy = join(workplace.folder, 'frames');
  cpSync(workplace.data, join(copy, 'data'), { recursive: true });
  layAgain(workplace, copy);
  const started = performance.now();
  await finished(workplace);
  const milliseconds = performance.now() - started;
  const expected = await nightEnd(places);
  everyFileHasARow(join(copy, 'data'), expected);
  const frames = { copy, expected };
  let approved: ReturnType<Night['approved']> | null = null;
  return {
    ...{ workplace, milliseconds, frames },
    approved: () => {
      approved ??= approve(workplace, copy);
      return approved;
    },
    close: () => workplace.close(),
  };
}

/** Else a frame that nobody told of would be missing from both ends that are compared, and nobody would see it. */
function everyFileHasARow(data: string, { rows }: EndResult): void {
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
  const told = rows.frame?.length ?? 0;
  if (told !== files) throw new Error(`${files} frames were laid out, the table of frames has ${told}`);
}

/** The trial's place as it was copied. */
export function layAgain(workplace: Workplace, copy: string): void {
  const { folder } = placesOf(workplace);
  rmSync(folder, { recursive: true, force: true });
  cpSync(copy, folder, { recursive: true });
}

export function trialOn(night: Night, random: RandomStream, environment: Record<string, string>): Trial {
  const { workplace, milliseconds } = night;
  const places = placesOf(workplace);
  const tidying: (() => void | Promise<void>)[] = [];
  const common = { ...environment };
  const inside = (one: Surroundings) => ({ ...one, environment: { ...common, ...one.environment } });
  return {
    ...{ places, random, milliseconds, standin: workplace.standin },
    olderStore: join(workplace.folder, 'older-store'),
    start: (surroundings = {}) => startWombatIn(inside(surroundings), places, 'run', '--once'),
    up: () => startWombatIn(inside({}), places, 'up'),
    verify: () => startWombatIn(inside({}), places, 'verify'),
    everywhere: (more) => void Object.assign(common, more),
    atEnd: (tidy) => void tidying.unshift(tidy),
    close: async () => {
      for (const tidy of tidying) await tidy();
    },
  };
}

async function finished(workplace: Workplace): Promise<void> {
  const { code, output } = await endingOf(startWombat(placesOf(workplace), 'run', '--once'));
  if (code !== 0) throw new Error(`the night is not reduced undisturbed: ${output}`);
}

async function approve(workplace: Workplace, frames: string) {
  layAgain(workplace, frames);
  await finished(workplace);
  const places = placesOf(workplace);
  const olderStore = join(workplace.folder, 'older-store');
  cpSync(join(places.home, 'broker'), olderStore, { recursive: true });
  const wombat = startWombat(places, 'up');
  try {
    const page = await pageUrl(wombat);
    const [series] = rowsOf(join(places.home, 'wombatpipeline.db')).target as Record<string, string>[];
    const key = { night: series?.date, targetName: series?.target_name, filter: series?.filter, revision: 1 };
    const body = JSON.stringify({ ...key, verdict: 'approved', by: 'A. Observer', reason: 'a test night' });
    const headers = { 'content-type': 'application/json', origin: page };
    await until(async () => (await fetch(`${page}/api/validate`, { method: 'POST', headers, body })).status === 200);
    const submitted = () => (rowsOf(join(places.home, 'wombatpipeline.db')).target as { submitted: string }[])[0];
    await until(() => submitted()?.submitted === 'approved');
  } finally {
    wombat.child.kill('SIGINT');
  }
  await endingOf(wombat);
  const copy = join(workplace.folder, 'approved');
  cpSync(placesOf(workplace).folder, copy, { recursive: true });
  const expected = await nightEnd(places);
  everyFileHasARow(join(frames, 'data'), expected);
  return { copy, expected, olderStore };
}
