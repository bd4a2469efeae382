import { readEnvironment, readRunFile, runService } from '@wombat/service-kit';
import { portFault, portTrouble } from './adapters/portTrouble.js';
import { heads } from './projection/heads.js';
import { UiModule } from './ui.module.js';

/** Exit code of a process that cannot work with what it was configured with (sysexits' EX_CONFIG). */
const BAD_CONFIGURATION = 78;

const ANY_FREE_PORT = '0';

/** Replaying the log opens no port. */
const serves = !process.argv.includes('--rebuild');

if (serves) await choosePort();
await runService({ name: 'ui', database: 'db/ui.db', projections: [heads], module: UiModule });
if (serves) announce();

/** The page is not worth the night: where its port cannot be had, it takes another. */
async function choosePort(): Promise<void> {
  const port = process.env.WOMBAT_UI_PORT ?? process.env.WOMBAT_HTTP_PORT ?? '8080';
  const fault = portFault(port);
  if (fault !== null) {
    process.stderr.write(`ui: ${fault}\n`);
    process.exit(BAD_CONFIGURATION);
  }
  const trouble = await portTrouble(port, process.env.WOMBAT_HOST ?? '127.0.0.1');
  if (trouble !== null) process.stderr.write(`ui: ${trouble}: the page takes a free one (WOMBAT_UI_PORT chooses)\n`);
  process.env.WOMBAT_HTTP_PORT = trouble === null ? port : ANY_FREE_PORT;
}

/** For the observer, once it answers. */
function announce(): void {
  const environment = readEnvironment(process.env);
  const url = environment.ok ? readRunFile(environment.value.home, 'ui')?.http : undefined;
  if (url !== undefined) process.stdout.write(`ui: the page is at ${url.replace('127.0.0.1', 'localhost')}\n`);
}
