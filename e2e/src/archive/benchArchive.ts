import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCatalogue, startStandin } from '@wombat/aavso-standin';
import { catalogueOf, defaultNights, type NightPlan, simulateNight, writeObservatory } from '@wombat/observatory';
import type { Places } from '../harness/workplace.js';
import type { ArchiveResult } from './archiveResult.js';
import { idleProgram } from './idleProgram.js';
import { replays } from './replays.js';
import { type ArchiveRequest, PARTS, type Part } from './request.js';
import { runOnce } from './runOnce.js';
import { type Written, writeArchive } from './writeArchive.js';

const COUNTS = { bias: 20, dark: 5, flatPerFilter: 20 };
const SIZE = { width: 512, height: 512, cadenceSeconds: 120 };
const DAY_MILLISECONDS = 86_400_000;
const USUAL_NIGHTS = 50;
const FIRST_DAY = Date.UTC(2025, 9, 20) / DAY_MILLISECONDS;

export interface Telling {
  say: (text: string) => void;
  /** Called with all that is known after each part. */
  keep: (result: ArchiveResult) => void;
}

/** Makes an archive, where none is there, and measures the program on it. */
export async function benchArchive(request: ArchiveRequest, telling: Telling): Promise<ArchiveResult> {
  const folder = request.folder ?? mkdtempSync(join(tmpdir(), 'wombat-bench-archive-'));
  mkdirSync(folder, { recursive: true });
  const plan = defaultNights.xzCyg({ ...SIZE, filters: ['V'], framesPerFilter: request.frames, counts: COUNTS });
  const standin = await startStandin(parseCatalogue(catalogueOf(plan)));
  try {
    const places = placesIn(folder);
    const { nights, series, frames } = await make(folder, plan, { standinUrl: standin.url, request, ...telling });
    const began = { startedAt: new Date().toISOString(), load: loadavg()[0] ?? 0, nights, series, frames };
    const result: ArchiveResult = { benchmark: 'wombat archive', version: 2, ...began };
    telling.say('what was written is followed');
    result.following = await runOnce(places);
    for (const part of PARTS.filter((one) => request.parts.includes(one))) {
      telling.say(part);
      Object.assign(result, await MEASURES[part]({ folder, places }, request, telling.say));
      telling.keep(result);
    }
    return result;
  } finally {
    await standin.close();
    if (request.folder === null) rmSync(folder, { recursive: true, force: true });
  }
}

type Measure = (
  at: { folder: string; places: Places },
  request: ArchiveRequest,
  say: (text: string) => void,
) => Promise<Partial<ArchiveResult>>;

const MEASURES: Record<Part, Measure> = {
  'nothing-new': async ({ places }) => ({ nothingNew: await runOnce(places) }),
  idle: async ({ places }, { idleSeconds }) => ({ idle: await idleProgram(places, idleSeconds) }),
  replays: async ({ places }, { services }, say) => ({ replays: await replays(places, services, say) }),
  'new-night': async ({ folder, places }) => {
    const alone = { ...places, data: join(folder, 'alone', 'data'), home: join(folder, 'alone', 'home') };
    const night = { ...freeNight(places.data), filters: ['V'], framesPerFilter: 12, counts: COUNTS };
    const more = defaultNights.xzCyg({ ...SIZE, ...night });
    rmSync(join(folder, 'alone'), { recursive: true, force: true });
    for (const { data } of [places, alone]) await simulateNight(data, more);
    return { newNight: await runOnce(places), newNightAlone: await runOnce(alone) };
  },
};

/** As the archive's own note tells it, whatever was asked for. */
type ArchiveNote = Written & Pick<ArchiveRequest, 'series' | 'frames'>;

/** A night after the archive that nobody has been given yet. */
function freeNight(data: string): { night: string; startUtc: string } {
  for (let day = FIRST_DAY; ; day++) {
    const date = new Date(day * DAY_MILLISECONDS).toISOString().slice(0, 10);
    const night = date.replaceAll('-', '');
    if (!existsSync(join(data, night))) return { night, startUtc: `${date}T18:45:00Z` };
  }
}

interface Making {
  standinUrl: string;
  request: ArchiveRequest;
  say: (text: string) => void;
}

function writtenIn(folder: string): ArchiveNote | null {
  const file = join(folder, 'written.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ArchiveNote) : null;
}

/** An archive that is there has its own size but for the nights, of which it is given those it lacks. */
async function make(folder: string, plan: NightPlan, { standinUrl, request, say }: Making): Promise<ArchiveNote> {
  const places = placesIn(folder);
  const found = writtenIn(folder);
  if (found === null) {
    say('the night is simulated and reduced');
    await writeObservatory(folder, plan, { aavsoUrl: standinUrl });
    await runOnce(places);
  } else pointAt(places.config, standinUrl);
  const { series, frames } = found ?? request;
  const nights = request.nights ?? found?.nights ?? USUAL_NIGHTS;
  let note: ArchiveNote = found ?? { nights: 0, events: 0, seconds: 0, series, frames };
  if (note.nights >= nights) return note;
  const keep = (written: Written) => {
    note = { ...written, series, frames };
    writeFileSync(join(folder, 'written.json'), JSON.stringify(note));
  };
  keep(note);
  const named = { night: plan.night, targetName: plan.target.folderName };
  await writeArchive(places, named, { nights, series }, { before: note, say, keep });
  return note;
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
