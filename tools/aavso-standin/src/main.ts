import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parseCatalogue } from './catalogue.js';
import { startStandin } from './startStandin.js';

const USAGE = `Serves AAVSO's VSX and VSP over a catalogue of your own.

  node dist/main.js CATALOGUE.json [--port N] [--host H] [--fail vsp=503] [--fail vsx=challenge]

Faults: 503, 403, 429:SECONDS, challenge, slow:MILLISECONDS, close, truncated; "*3" at the end heals after 3 requests.`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
      fail: { type: 'string', multiple: true, default: [] },
    },
  });
  const [file] = positionals;
  if (file === undefined) {
    throw new Error(USAGE);
  }
  const catalogue = parseCatalogue(JSON.parse(await readFile(file, 'utf8')));
  const standin = await startStandin(catalogue, { port: Number(values.port), host: values.host });
  for (const [service, fault] of values.fail.map((text) => text.split('='))) {
    if ((service !== 'vsx' && service !== 'vsp') || fault === undefined) {
      throw new Error(USAGE);
    }
    standin.setFault(service, fault);
  }
  console.log(`aavso stand-in on ${standin.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => standin.close().then(() => process.exit(0)));
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
