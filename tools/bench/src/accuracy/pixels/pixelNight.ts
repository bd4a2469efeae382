import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCatalogue, startStandin } from '@wombat/aavso-standin';
import { accuracyNight, catalogueOf, writeObservatory } from '@wombat/observatory';
import { FailedRun } from '../../launcherRun.js';
import type { PixelFigures } from '../accuracyResult.js';
import { judgeReport } from './judgeReport.js';
import { reportsBelow } from './reportsBelow.js';

const SIZE_PIXELS = 640;

/**
 * Simulates the frames of one night, lets the launcher reduce them as it would an observer's, and holds its reports
 * against the truth.
 * @throws FailedRun with what the launcher said
 */
export async function pixelNight(launcher: string, seed: number): Promise<PixelFigures[]> {
  const plan = accuracyNight({ seed, width: SIZE_PIXELS, height: SIZE_PIXELS });
  const folder = await mkdtemp(join(tmpdir(), 'wombat-accuracy-'));
  const standin = await startStandin(parseCatalogue(catalogueOf(plan)));
  try {
    const night = await writeObservatory(folder, plan, { aavsoUrl: standin.url });
    const places = ['--data', night.dataDirectory, '--home', join(folder, 'home'), '--config', night.configPath];
    await reduce(launcher, ['run', '--once', ...places]);
    return reportsBelow(night.dataDirectory).flatMap((report) => judgeReport(report, plan, night.truth) ?? []);
  } finally {
    await standin.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function reduce(launcher: string, words: readonly string[]): Promise<void> {
  const env = { ...process.env, WOMBAT_UI_PORT: '0' };
  const child = spawn(process.execPath, [launcher, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => (code === 0 ? done() : failed(new FailedRun(words, said))));
  });
}
