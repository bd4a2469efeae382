import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNatsServer } from '@wombat/eventlog/testkit';
import { locate, notFound } from '@wombat/prerequisites';
import { catalog } from '@wombat/proto';
import { writeRunFile } from '@wombat/service-kit';
import { type Browser, chromium } from 'playwright-core';
import { inventedCurve, inventedSeries } from './inventedSeries.js';
import { type PipelineDouble, startPipelineDouble } from './pipelineDouble.js';
import { tellChange } from './tellChange.js';
import { startUi } from './uiProcess.js';

export interface DeskInBrowser {
  url: string;
  natsUrl: string;
  browser: Browser;
  double: PipelineDouble;
  /** Lets the pipeline tell that something happened. */
  tellChange(): Promise<void>;
  stop(): Promise<void>;
}

export interface DeskWish {
  series: number;
  points: number;
  environment?: Readonly<Record<string, string>>;
  /** False: whoever opens it closes the browser when a signal comes. */
  endsOnSignals?: boolean;
}

/** The page's real server, with a double behind it that knows as many series and points as told, and a browser. */
export async function openDesk(wish: DeskWish): Promise<DeskInBrowser> {
  const { series, points, environment = {}, endsOnSignals = true } = wish;
  const home = await mkdtemp(join(tmpdir(), 'wombat-desk-'));
  const nats = await startNatsServer();
  const double = await startPipelineDouble({
    ...inventedSeries(series),
    curve: inventedCurve(points),
    validate: null,
    points: { points, gate: [] },
    target: catalog.GetTargetResponse.fromJSON({}),
    alias: catalog.SetAliasResponse.fromJSON({}),
  });
  for (const name of ['ingest', 'calibration', 'astrometry', 'catalog', 'photometry', 'publisher'])
    writeRunFile(home, { name, pid: process.pid, grpc: double.address, http: '' });
  const ui = await startUi({ home, natsUrl: nats.url, environment });
  const browser = await launchBrowser(endsOnSignals);
  const stop = async () => {
    await browser.close();
    await ui.stop();
    double.stop();
    await nats.stop();
    await rm(home, { recursive: true, force: true });
  };
  let told = 0;
  return {
    url: ui.url,
    natsUrl: nats.url,
    browser,
    double,
    tellChange: () => tellChange(nats.url, `scan-${++told}`),
    stop,
  };
}

/** Debian's Chromium; `endsOnSignals`: a signal ends it, and this process. */
export function launchBrowser(endsOnSignals = true): Promise<Browser> {
  const executablePath = locate('chromium');
  if (executablePath === null) throw new Error(notFound('chromium'));
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath,
    args: ['--disable-gpu', '--no-first-run', ...root],
    ...{ handleSIGINT: endsOnSignals, handleSIGTERM: endsOnSignals, handleSIGHUP: endsOnSignals },
  });
}
