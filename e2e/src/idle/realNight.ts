import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseCatalogue, startStandin } from '@wombat/aavso-standin';
import { medianOf, type Timed, timedRun } from './timed.js';

/** The night of HAT-P-32: what it takes following, with every frame solved, and ASTAP alone. */
export interface RealNight {
  frames: number;
  follow: Timed;
  every: Timed;
  /** Every frame by ASTAP, as many at once as there are cores: what no program around it can do without. */
  astapSeconds: number;
}

const NIGHT = '20171219';
const FIELD_DEGREES = 0.7175;
/** As the pipeline asks first, near the known place. */
const ASTAP = ['-z', '1', '-r', '10', '-fov', String(FIELD_DEGREES), '-ra', String(31.04 / 15), '-spd', String(136.69)];

/** `real`: the folder of `--real`. */
export async function realNight(real: string, runs: number, say: (text: string) => void): Promise<RealNight> {
  const folder = mkdtempSync(join(tmpdir(), 'wombat-bench-real-'));
  const standin = await startStandin(parseCatalogue(JSON.parse(readFileSync(join(real, 'aavso.json'), 'utf8'))));
  try {
    const config = join(folder, 'wombat.yaml');
    writeFileSync(config, configuration(join(real, 'astap-db'), standin.url));
    const timed = async (mode: 'follow' | 'every') => {
      const made: Timed[] = [];
      for (let run = 1; run <= runs; run++) {
        say(`HAT-P-32, ${mode}, run ${run} of ${runs}`);
        const place = join(folder, `${mode}-${run}`);
        lightsInto(join(place, 'data'), real);
        writeFileSync(config, configuration(join(real, 'astap-db'), standin.url, mode));
        made.push(await timedRun({ data: join(place, 'data'), home: join(place, 'home'), config }, 'run', '--once'));
      }
      return medianOf(made);
    };
    const [follow, every] = [await timed('follow'), await timed('every')];
    say('HAT-P-32, ASTAP alone');
    const lights = lightsInto(join(folder, 'astap'), real);
    return { frames: lights.length, follow, every, astapSeconds: await astapAlone(lights, join(real, 'astap-db')) };
  } finally {
    await standin.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function configuration(database: string, url: string, mode = 'follow'): string {
  return [
    'site: { name: Whipple, latitude: 31.68, longitude: -110.88, elevation: 1268 }',
    'observer: { code: TEST }',
    'cameras: [{ match: { TELESCOP: Cecilia }, gain: 40, readNoise: 10, saturation: 3500, peakRange: [400, 3000] }]',
    'filters: { Clear: CV }',
    `solve: { database: ${JSON.stringify(database)}, fov: ${FIELD_DEGREES}, mode: ${mode} }`,
    `aavso: { vsx: ${JSON.stringify(url)}, vsp: ${JSON.stringify(url)} }`,
    '',
  ].join('\n');
}

/** The frames as the one series of their night; whole paths. */
function lightsInto(data: string, real: string): string[] {
  const lights = join(data, NIGHT, 'Light', 'HAT-P-32');
  mkdirSync(lights, { recursive: true });
  cpSync(join(real, 'frames'), lights, { recursive: true });
  return readdirSync(lights).map((name) => join(lights, name));
}

/** Seconds of the clock. Frames it does not solve take their time as well. */
async function astapAlone(lights: readonly string[], database: string): Promise<number> {
  const waiting = [...lights];
  const began = performance.now();
  const solver = async () => {
    for (let light = waiting.pop(); light !== undefined; light = waiting.pop())
      await promisify(execFile)('astap_cli', ['-f', light, '-d', database, ...ASTAP]).catch(solved);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, solver));
  return (performance.now() - began) / 1000;
}

/** Its exit code is 1 for a frame that was not solved; anything else is no measurement. */
function solved(error: unknown): void {
  if ((error as { code?: unknown }).code !== 1) throw error;
}
