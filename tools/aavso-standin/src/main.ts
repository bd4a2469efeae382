import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parseCatalogue } from './catalogue.js';
import { Archive } from './site/archive.js';
import { SITE_STAGES } from './site/siteTrouble.js';
import { SITE_ACCOUNT, startSite } from './site/startSite.js';
import { startStandin } from './startStandin.js';

const USAGE = `Serves AAVSO's VSX and VSP over a catalogue of your own, and with --site a fake of its submission site and login.

  node dist/main.js CATALOGUE.json [--port N] [--host H] [--fail vsp=503] [--fail vsx=challenge]
    [--site] [--site-port N] [--trouble confirm=cutAfter] [--trouble login=identifierFirst]

Faults: 503, 403, 429:SECONDS, challenge, slow:MILLISECONDS, close, truncated, huge:MEGABYTES, null; "*3" at the end heals after 3 requests.
The fake knows the account ${SITE_ACCOUNT.username} with the password "${SITE_ACCOUNT.password}".`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
      fail: { type: 'string', multiple: true, default: [] },
      site: { type: 'boolean', default: false },
      'site-port': { type: 'string', default: '0' },
      trouble: { type: 'string', multiple: true, default: [] },
    },
  });
  const [file] = positionals;
  if (file === undefined) throw new Error(USAGE);
  const catalogue = parseCatalogue(JSON.parse(await readFile(file, 'utf8')));
  const archive = new Archive();
  const standin = await startStandin(catalogue, { port: Number(values.port), host: values.host, archive });
  for (const [service, fault] of values.fail.map((text) => text.split('='))) {
    if ((service !== 'vsx' && service !== 'vsp') || fault === undefined) throw new Error(USAGE);
    standin.setFault(service, fault);
  }
  console.log(`aavso stand-in on ${standin.url}`);
  const site = values.site ? await startSite({ archive, port: Number(values['site-port']) }) : null;
  if (site !== null) {
    for (const [stage, trouble] of values.trouble.map((text) => text.split('='))) {
      const known = SITE_STAGES.find((name) => name === stage);
      if (known === undefined || trouble === undefined) throw new Error(USAGE);
      site.setTrouble(known, trouble);
    }
    const { username, password } = SITE_ACCOUNT;
    console.log(`submission site on ${site.submitUrl}\nlogin on ${site.loginUrl}`);
    console.log(`it takes ${username} with the password "${password}"`);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => Promise.all([standin.close(), site?.close()]).then(() => process.exit(0)));
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
