import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { MagnitudesTransformed, NightDiscovered, ReductionRequested, SeriesHalted } from '@wombat/proto';
import { type ServiceFixture, startServiceFixture } from '@wombat/service-kit/testkit';
import { SMTPServer } from 'smtp-server';

/** Nights of an archive are not told, so this one is of today. */
const NIGHT = new Date().toISOString().slice(0, 10).replaceAll('-', '');
const ACCOUNT = { username: 'observatory', password: 'a planted password' };
const SECRET_PATH = '/hooks/planted-path';

const series = (filter: string) => ({ night: NIGHT, targetName: 'XZ Cyg', filter });
const reduction = (filter: string) => ({ series: series(filter), revision: 1, attempt: 1 });

/** An SMTP server that asks for the account; `mails` holds what it took. */
async function startMailServer(port = 0) {
  const mails: { to: string[]; text: string }[] = [];
  const logins: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username = '', password = '' }, _session, done) => {
      logins.push(username);
      if (username === ACCOUNT.username && password === ACCOUNT.password) done(null, { user: username });
      else done(new Error('no such account'));
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push({ to: envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(chunks).toString() });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { mails, logins, port: (server.server.address() as AddressInfo).port, close };
}

/** An HTTP server that keeps the bodies of what is posted, and answers by `status`. */
async function startHook() {
  const hook = { bodies: [] as unknown[], paths: [] as string[], status: 204, url: '', close: async () => {} };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      hook.paths.push(`${request.method} ${request.url}`);
      if (hook.status < 300) hook.bodies.push(JSON.parse(body));
      response.writeHead(hook.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  hook.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${SECRET_PATH}`;
  hook.close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return hook;
}

describe('the message after a night', () => {
  let service: ServiceFixture;
  let mail: Awaited<ReturnType<typeof startMailServer>>;
  let hook: Awaited<ReturnType<typeof startHook>>;

  beforeEach(async () => {
    mail = await startMailServer();
    hook = await startHook();
    service = await startServiceFixture({
      name: 'publisher',
      main: new URL('./main.js', import.meta.url),
      config: `notify: { mail: { server: "smtp://127.0.0.1:${mail.port}", from: wombat@example.org, to: [anna@example.org, bert@example.org] } }`,
      environment: {
        ...{ WOMBAT_NOTIFY_WEBHOOK: hook.url },
        ...{ WOMBAT_NOTIFY_USERNAME: ACCOUNT.username, WOMBAT_NOTIFY_PASSWORD: ACCOUNT.password },
      },
    });
    await service.start();
  });
  afterEach(async () => {
    await service.end();
    await mail.close();
    await hook.close();
  });

  /** Two series of tonight: B halts, V is ready. */
  async function night(): Promise<void> {
    const both = [series('B'), series('V')].map((one) => ({
      ...one,
      band: one.filter,
      numImages: 71,
      revision: 1,
      warning: '',
    }));
    const payload = NightDiscovered.fromJSON({ night: NIGHT, folder: NIGHT, series: both, scan: 1 });
    await service.publish({ id: 'found', type: 'NightDiscovered', payload });
    for (const filter of ['B', 'V']) {
      const asked = ReductionRequested.fromJSON({
        reduction: reduction(filter),
        fromStage: 'calibrate',
        numImages: 71,
      });
      await service.publish({ id: `asked:${filter}`, type: 'ReductionRequested', payload: asked });
    }
    const made = MagnitudesTransformed.fromJSON({ reduction: reduction('V'), rows: 68, method: 'zeroPoint', gate: [] });
    await service.publish({ id: 'made', type: 'MagnitudesTransformed', payload: made });
    await service.settled();
    assert.deepEqual([mail.mails, hook.bodies], [[], []], 'B is not through yet');
    const halt = { reduction: reduction('B'), stage: 'solve', code: 'nowcs', reason: 'no match in 71 frames' };
    await service.publish({ id: 'halted', type: 'SeriesHalted', payload: SeriesHalted.fromJSON(halt) });
    await service.settled();
  }

  const written = async () => (await service.written()).map(({ id }) => id).sort();

  it('goes to a mail server and to a webhook, once each, also when the program starts again', async () => {
    await night();
    await service.until('both messages', async () => mail.mails.length > 0 && hook.bodies.length > 0);
    await service.settled();
    await service.stop();
    await service.start();
    await service.settled();
    const [{ to, text } = { to: [], text: '' }] = mail.mails;
    assert.equal(mail.mails.length, 1);
    assert.deepEqual(to, ['anna@example.org', 'bert@example.org']);
    assert.match(text, /^Subject: wombat \d{4}-\d\d-\d\d: 1 halted, 1 ready\r$/m);
    assert.match(text, /^- XZ Cyg B: no frame could be plate-solved\. no match in 71 frames\r$/m);
    assert.ok(text.indexOf('XZ Cyg B') < text.indexOf('XZ Cyg V'), 'what failed comes first');
    const [body] = hook.bodies as { night: string; text: string; halted: number; good: number }[];
    assert.deepEqual([hook.bodies.length, body?.night, body?.halted, body?.good], [1, NIGHT, 1, 1]);
    assert.match(body?.text ?? '', /XZ Cyg V: 68 points of 71 frames/);
    assert.deepEqual(await written(), [`told:${NIGHT}:mail`, `told:${NIGHT}:webhook`]);
  });

  it('is kept where nobody takes it, and goes when somebody does, without a secret in any file or output', async () => {
    await mail.close();
    hook.status = 500;
    await night();
    await service.until('both to be tried', async () => /was not sent[\s\S]*was not sent/.test(log()));
    assert.match(log(), /127\.0\.0\.1 did not take the mail \(\w+\)/);
    assert.match(log(), /127\.0\.0\.1:\d+ answered 500/);
    assert.deepEqual(await written(), []);
    mail = await startMailServer(mail.port);
    hook.status = 200;
    await service.stop();
    await service.start();
    await service.until('both messages', async () => (await written()).length === 2);
    assert.deepEqual([mail.mails.length, hook.bodies.length, mail.logins], [1, 1, [ACCOUNT.username]]);
    await service.stop();
    const files = [service.home, service.brokerFolder].flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()),
    );
    const texts = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
    assert.ok(files.some(({ name }) => name === 'publisher.log'));
    for (const secret of [ACCOUNT.password, SECRET_PATH])
      assert.ok(![...texts, service.said()].some((text) => text.includes(secret)), secret);
  });

  function log(): string {
    return readFileSync(join(service.home, 'logs/publisher.log'), 'utf8');
  }
});
