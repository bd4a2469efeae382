import { readEnvironment, readRunFile, runService } from '@wombat/service-kit';
import { heads } from './projection/heads.js';
import { UiModule } from './ui.module.js';

/** Exit code of a process that cannot work with what it was configured with (sysexits' EX_CONFIG). */
const BAD_CONFIGURATION = 78;

const port = process.env.WOMBAT_UI_PORT ?? process.env.WOMBAT_HTTP_PORT ?? '8080';
if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
  refuse(`WOMBAT_UI_PORT is '${port}': it must be a port, e.g. 8080`);
process.env.WOMBAT_HTTP_PORT = port;

try {
  await runService({ name: 'ui', database: 'db/ui.db', projections: [heads], module: UiModule });
  announce();
} catch (error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
  refuse(`port ${port} is taken by another program: end that one, or choose another port, e.g. WOMBAT_UI_PORT=8081`);
}

/** For the observer, once it answers. */
function announce(): void {
  const environment = readEnvironment(process.env);
  const url = environment.ok ? readRunFile(environment.value.home, 'ui')?.http : undefined;
  if (url !== undefined) process.stdout.write(`ui: the page is at ${url.replace('127.0.0.1', 'localhost')}\n`);
}

function refuse(sentence: string): never {
  process.stderr.write(`ui: ${sentence}\n`);
  process.exit(BAD_CONFIGURATION);
}
