import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCatalogue, startStandin } from '@wombat/aavso-standin';
import { catalogueOf, defaultNights, type NightPlan, simulateNight, writeObservatory } from '@wombat/observatory';
import { type Places, startWombat } from '../harness/workplace.js';
import { type IdleProgram, idleProgram } from './idleProgram.js';
import { type Replay, replays } from './replays.js';
import type { ArchiveRequest } from './request.js';
import { type Written, writeArchive } from './writeArchive.js';

/** A run of `run --once`. */
export interface OnceRun {
  wallSeconds: number;
  cpuSeconds: number;
  programs: Record<string, number>;
}

export interface ArchiveResult {
  benchmark: 'wombat archive';
  version: 1;
  startedAt: string;
  load: number;
  nights: number;
  series: number;
  frames: number;
  /** Null where the archive was there already. */
  written: Written | null;
  /** First run on it: what was written meanwhile is followed. */
  following: OnceRun;
  nothingNew: OnceRun;
  idle: IdleProgram;
  replays: Replay[];
  /** A small night more, on the archive and on an empty home. */
  newNight: OnceRun;
  newNightAlone: OnceRun;
}

const SIZE = { width: 512, height: 512, cadenceSeconds: 120 };
const NEW_NIGHT = { night: '20251020', startUtc: '2025-10-20T18:45:00Z' };

/** Makes an archive, where none is there, and measures the program on it. */
export async function benchArchive(request: ArchiveRequest, say: (text: string) => void): Promise<ArchiveResult> {
  const folder = request.folder ?? mkdtempSync(join(tmpdir(), 'wombat-bench-archive-'));
  mkdirSync(folder, { recursive: true });
  const counts = { bias: 20, dark: 5, flatPerFilter: 20 };
  const plan = defaultNights.xzCyg({ ...SIZE, filters: ['V'], framesPerFilter: request.frames, counts });
  const standin = await startStandin(parseCatalogue(catalogueOf(plan)));
  const { nights, series, frames } = request;
  const began = { startedAt: new Date().toISOString(), load: loadavg()[0] ?? 0, nights, series, frames };
  try {
    const places = placesIn(folder);
    const isThere = existsSync(join(folder, 'written.json'));
    const written = isThere ? null : await make(folder, plan, { standinUrl: standin.url, request, say });
    pointAt(places.config, standin.url);
    say('what was written is followed');
    const following = await once(places);
    say('nothing is new');
    const nothingNew = await once(places);
    say('the program idles');
    const idle = await idleProgram(places, request.idleSeconds);
    const replayed = await replays(places, say);
    say('a night more');
    const more = defaultNights.xzCyg({ ...SIZE, ...NEW_NIGHT, filters: ['V'], framesPerFilter: 12, counts });
    await simulateNight(places.data, more);
    const newNight = await once(places);
    const alone = { ...places, data: join(folder, 'alone', 'data'), home: join(folder, 'alone', 'home') };
    await simulateNight(alone.data, more);
    const newNightAlone = await once(alone);
    return {
      ...{ benchmark: 'wombat archive', version: 1, ...began, written, following, nothingNew, idle },
      ...{ replays: replayed, newNight, newNightAlone },
    };
  } finally {
    await standin.close();
    if (request.folder === null) rmSync(folder, { recursive: true, force: true });
  }
}

interface Making {
  standinUrl: string;
  request: ArchiveRequest;
  say: (text: string) => void;
}

async function make(folder: string, plan: NightPlan, { standinUrl, request, say }: Making): Promise<Written> {
  say('the night is simulated and reduced');
  await writeObservatory(folder, plan, { aavsoUrl: standinUrl });
  const places = placesIn(folder);
  await once(places);
  const written = await writeArchive(places, { night: plan.night, targetName: plan.target.folderName }, request, say);
  writeFileSync(join(folder, 'written.json'), JSON.stringify(written));
  return written;
}

function placesIn(folder: string): Places {
  return { data: join(folder, 'data'), home: join(folder, 'home'), config: join(folder, 'wombat.yaml') };
}

/** The stand-in has another port each time. */
function pointAt(config: string, standinUrl: string): void {
  writeFileSync(
    config,
    readFileSync(config, 'utf8').replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, standinUrl.replace(/\/$/, '')),
  );
}

async function once(places: Places): Promise<OnceRun> {
  const run = startWombat(places, 'run', '--once', '--timings', '--json');
  const code = await run.ended(7200);
  const begin = run.output.indexOf('{');
  if (code !== 0 || begin < 0) throw new Error(`run --once: ${run.output}`);
  const told = JSON.parse(run.output.slice(begin)) as {
    wallSeconds: number;
    programs: { name: string; use: { cpuSeconds: number } | null }[];
  };
  const programs = Object.fromEntries(told.programs.map(({ name, use }) => [name, use?.cpuSeconds ?? 0]));
  const cpuSeconds = Object.values(programs).reduce((sum, one) => sum + one, 0);
  return { wallSeconds: told.wallSeconds, cpuSeconds, programs };
}
