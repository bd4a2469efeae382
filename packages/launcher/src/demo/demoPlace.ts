import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PROJECT_ROOT } from '../places/projectRoot.js';

/** Folders of the demo: the simulated sky and what the pipeline makes of it. */
export interface DemoPlace {
  sky: string;
  data: string;
  home: string;
  config: string;
  catalogue: string;
  truth: string;
}

/** The night a newcomer sees first: XZ Cyg with the AAVSO's sequence, small enough for a minute. */
const NIGHT = 'xzCyg';

export function demoPlace(folder: string): DemoPlace {
  const sky = join(resolve(folder), 'sky');
  return {
    sky,
    data: join(sky, 'data'),
    home: join(resolve(folder), 'home'),
    config: join(sky, 'wombat.yaml'),
    catalogue: join(sky, 'catalogue.json'),
    truth: join(sky, 'truth.json'),
  };
}

/** Simulates the night if it is not there; one that was broken off is laid anew. */
export async function simulate(place: DemoPlace): Promise<void> {
  if (existsSync(place.truth)) return;
  rmSync(place.sky, { recursive: true, force: true });
  rmSync(place.home, { recursive: true, force: true });
  mkdirSync(place.sky, { recursive: true });
  await run(join(PROJECT_ROOT, 'tools/observatory/dist/main.js'), [NIGHT, '--out', place.sky]);
}

export interface StandinAddresses {
  url: string;
  submitUrl: string;
  loginUrl: string;
}

/** The configuration of the night, with the stand-in's addresses of this run and no waiting for nights to settle. */
export function writeDemoConfig(place: DemoPlace, { url, submitUrl, loginUrl }: StandinAddresses): void {
  const text = readFileSync(place.config, 'utf8').replace(/^(aavso|ingest):.*\n/gm, '');
  const settings = [
    `aavso: { vsx: '${url}', vsp: '${url}', submit: '${submitUrl}', login: '${loginUrl}', minIntervalSeconds: 0 }`,
    'ingest: { fileSettleSeconds: 1, nightSettleSeconds: 2, onceSettleSeconds: 0 }',
  ];
  writeFileSync(place.config, `${text}${settings.join('\n')}\n`);
}

function run(file: string, args: readonly string[]): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    let words = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      words += text;
    });
    child.once('error', failed);
    child.once('close', (code) =>
      code === 0 ? done() : failed(new Error(`the night could not be simulated: ${words.trim()}`)),
    );
  });
}
