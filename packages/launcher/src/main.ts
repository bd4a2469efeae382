import { SOFTWARE } from '@wombat/service-kit/software';
import { parseRequest, type Request } from './arguments.js';
import { commandHelp } from './commandHelp.js';
import { type CommandName, helpText } from './commandList.js';
import { complain } from './report/complain.js';

/** Loaded when asked for, so that every command starts with no more than it needs. */
const HANDLERS: Record<CommandName, (request: Request) => Promise<number | null>> = {
  demo: async (request) => (await import('./commands/demo.js')).demo(request),
  up: async (request) => (await import('./commands/up.js')).up(request),
  run: async (request) => (await import('./commands/run.js')).run(request),
  status: async (request) => (await import('./commands/status.js')).status(request),
  rebuild: async (request) => (await import('./commands/rebuild.js')).rebuild(request),
  doctor: async (request) => (await import('./commands/doctor.js')).doctor(request),
  ask: async (request) => (await import('./commands/wishes/ask.js')).ask(request),
  name: async (request) => (await import('./commands/name.js')).name(request),
  reduce: async (request) => (await import('./commands/wishes/reduce.js')).reduce(request),
  pause: async (request) => (await import('./commands/wishes/nightWord.js')).nightWord(request, 'pause'),
  resume: async (request) => (await import('./commands/wishes/nightWord.js')).nightWord(request, 'resume'),
  cancel: async (request) => (await import('./commands/wishes/nightWord.js')).nightWord(request, 'cancel'),
  first: async (request) => (await import('./commands/wishes/nightWord.js')).nightWord(request, 'first'),
  verify: async (request) => (await import('./commands/verify.js')).verify(request),
  explain: async (request) => (await import('./commands/explain.js')).explain(request),
  log: async (request) => (await import('./commands/log.js')).log(request),
  coefficients: async (request) => (await import('./commands/coefficients.js')).coefficients(request),
  user: async (request) => (await import('./commands/user.js')).user(request),
  backup: async (request) => (await import('./backup/backup.js')).backup(request),
  restore: async (request) => (await import('./backup/restore.js')).restore(request),
  detect: async (request) => (await import('./commands/by-hand/detect.js')).detect(request),
  measure: async (request) => (await import('./commands/by-hand/measure.js')).measure(request),
  convert: async (request) => (await import('./commands/by-hand/convert.js')).convert(request),
  wcs: async (request) => (await import('./commands/by-hand/wcs.js')).wcs(request),
  'master-bias': async (request) => (await import('./commands/by-hand/masters.js')).masterBias(request),
  'master-dark': async (request) => (await import('./commands/by-hand/masters.js')).masterDark(request),
  'master-flat': async (request) => (await import('./commands/by-hand/masters.js')).masterFlat(request),
  calibrate: async (request) => (await import('./commands/by-hand/calibrate.js')).calibrate(request),
  'reduce-night': async (request) => (await import('./commands/by-hand/reduceNight.js')).reduceNight(request),
  fits: async (request) => (await import('./commands/by-hand/fits.js')).fits(request),
  stardb: async (request) => (await import('./commands/stardb.js')).stardb(request),
  service: async (request) => (await import('./commands/service.js')).service(request),
  bench: async (request) => (await import('./commands/bench.js')).bench(request),
  test: async (request) => (await import('./commands/test.js')).test(request),
};

/** The exit code; null where the process goes on by itself. */
async function main(): Promise<number | null> {
  const parsed = parseRequest(process.argv.slice(2));
  if (!parsed.ok) return complain([parsed.fault.message]);
  if (parsed.value === 'version') {
    process.stdout.write(`${SOFTWARE}\n`);
    return 0;
  }
  if (parsed.value === 'help') {
    process.stdout.write(`${helpText()}\n`);
    return 0;
  }
  if ('helpOf' in parsed.value) {
    process.stdout.write(`${commandHelp(parsed.value.helpOf)}\n`);
    return 0;
  }
  try {
    return await HANDLERS[parsed.value.command](parsed.value);
  } catch (error) {
    if (process.env.WOMBAT_DEBUG === '1') throw error;
    return complain([`${error instanceof Error ? error.message : String(error)} (WOMBAT_DEBUG=1 shows where)`]);
  }
}

const code = await main();
if (code !== null) process.exit(code);
