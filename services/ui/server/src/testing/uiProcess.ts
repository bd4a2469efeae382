import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readRunFile } from '@wombat/service-kit';

/** Nobody listens there: the doctor, who asks, is refused at once, and the real ones are not troubled by tests. */
const NO_AAVSO = { WOMBAT_AAVSO_VSX: 'http://127.0.0.1:9', WOMBAT_AAVSO_VSP: 'http://127.0.0.1:9' };

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));

export interface UiProcess {
  url: string;
  said: () => string;
  /** SIGTERM; resolves with its exit code. */
  stop(): Promise<number | null>;
}

export interface UiPlaces {
  home: string;
  natsUrl: string;
  port?: number;
  /** More of the environment, such as settings of ui. */
  environment?: Readonly<Record<string, string>>;
}

export function spawnUi({ home, natsUrl, port = 0, environment = {} }: UiPlaces) {
  const child = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...{ ...process.env, WOMBAT_HOME: home, WOMBAT_CONFIG: '', NATS_URL: natsUrl, WOMBAT_UI_PORT: String(port) },
      ...NO_AAVSO,
      ...environment,
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ended, said: () => said };
}

/** The service as the launcher starts it, on a free port; resolves when it says where its page is. */
export async function startUi(places: UiPlaces): Promise<UiProcess> {
  const { child, ended, said } = spawnUi(places);
  while (!said().includes('ui: the page is at')) {
    if (child.exitCode !== null) throw new Error(`ui ended before it was ready: ${said()}`);
    await sleep(20);
  }
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { url: readRunFile(places.home, 'ui')?.http ?? '', said, stop };
}
