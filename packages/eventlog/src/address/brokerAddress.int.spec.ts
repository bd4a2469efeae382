import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locate, notFound } from '@wombat/prerequisites';
import { freePort } from '../freePort.js';
import { connectBroker, isRefusal, whyNotLetIn } from '../log/broker.js';
import { endNats, launchNats } from '../testkit/natsServer.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-address-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A real nats-server with these lines in its configuration, while something is asked of it. */
async function withServer(lines: readonly string[], ask: (port: number) => Promise<void>): Promise<void> {
  const port = await freePort();
  const file = join(folder, `${port}.conf`);
  const text = [
    `listen: "127.0.0.1:${port}"`,
    `jetstream { store_dir: ${JSON.stringify(join(folder, `${port}`))} }`,
    ...lines,
  ];
  writeFileSync(file, text.join('\n'));
  const child = await launchNats(['-c', file], port);
  try {
    await ask(port);
  } finally {
    await endNats(child, 'SIGTERM');
  }
}

/** What comes of a call: 'in', or the error. */
async function call(url: string): Promise<unknown> {
  try {
    const broker = await connectBroker({ url, name: 'test' });
    await broker.close();
    return 'in';
  } catch (error) {
    return error;
  }
}

const ODD = ['a/b,c@d:e', '50%', 'ä?#&=+ "\'', '%2F'];

describe('an address with who calls', () => {
  for (const word of ODD)
    it(`is understood by a nats-server that asks for the token ${word}`, () =>
      withServer([`authorization { token: ${JSON.stringify(word)} }`], async (port) => {
        assert.equal(await call(`nats://${encodeURIComponent(word)}@127.0.0.1:${port}`), 'in');
        assert.ok(isRefusal(await call(`nats://${encodeURIComponent(word)}x@127.0.0.1:${port}`)));
        assert.equal(await whyNotLetIn(`nats://127.0.0.1:${port}`), 'unknown');
      }));

  it('is understood by a nats-server that knows users by passwords of every kind', () => {
    const users = ODD.map(
      (word, index) => `{ user: ${JSON.stringify(`${index}${word}`)}, password: ${JSON.stringify(word)} }`,
    );
    return withServer([`authorization { users: [${users.join(', ')}] }`], async (port) => {
      for (const [index, word] of ODD.entries()) {
        const [user, password] = [`${index}${word}`, word].map(encodeURIComponent);
        assert.equal(await call(`nats://${user}:${password}@127.0.0.1:${port}`), 'in', word);
        assert.equal(await call(`127.0.0.1:${port},nats://${user}:${password}@127.0.0.1:${port}`), 'in', word);
        assert.ok(isRefusal(await call(`nats://${user}:x@127.0.0.1:${port}`)));
      }
    });
  });
});

describe('an address with tls://', () => {
  it('sends no password to a nats-server that does not encrypt', () =>
    withServer(['authorization { user: me, password: pa55 }'], async (port) => {
      const url = `tls://me:pa55@127.0.0.1:${port}`;
      assert.match(String(await call(url)), /server does not support 'tls'/);
      assert.equal(await whyNotLetIn(url), 'unencrypted');
    }));

  it('is let in where somebody vouches for the certificate, and nowhere else', () => {
    const { certificate, key } = makeCertificate();
    const tls = `tls { cert_file: ${JSON.stringify(certificate)}, key_file: ${JSON.stringify(key)} }`;
    return withServer([tls, 'authorization { user: me, password: pa55 }'], async (port) => {
      const url = `tls://me:pa55@127.0.0.1:${port}`;
      assert.match(String(await call(url)), /self-signed certificate/);
      assert.equal(await whyNotLetIn(url), 'unencrypted');
      assert.equal(callTrusting(certificate, url), 'null');
    });
  });
});

function makeCertificate(): { certificate: string; key: string } {
  const openssl = locate('openssl');
  if (openssl === null) throw new Error(notFound('openssl'));
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  execFileSync(openssl, ['req', ...kind, ...subject, '-keyout', key, '-out', certificate], { stdio: 'pipe' });
  return { certificate, key };
}

/** What a process says that trusts a certificate as an observer would have it do. */
function callTrusting(certificate: string, url: string): string {
  const module = new URL('../log/broker.js', import.meta.url).href;
  const program = `import(${JSON.stringify(module)}).then((it) => it.whyNotLetIn(process.argv[1])).then(console.log)`;
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: certificate };
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', program, url], { env, encoding: 'utf8' });
  return stdout.trim() || stderr;
}
