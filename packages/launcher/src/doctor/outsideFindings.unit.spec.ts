import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { environmentFindings } from './environmentFindings.js';
import { aavsoFindings, pagePortFinding } from './outsideFindings.js';

async function serving<T>(status: number, use: (port: number) => Promise<T>): Promise<T> {
  const server: Server = createServer((_, response) => response.writeHead(status).end('hello'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    return await use((server.address() as AddressInfo).port);
  } finally {
    await new Promise((done) => server.close(done));
  }
}

describe('the doctor, of what is outside', () => {
  it('is content with any answer, and warns of a server in trouble or of none', async () => {
    const silent = await serving(200, async (port) => port);
    await serving(404, async (fine) =>
      serving(503, async (troubled) => {
        const found = await aavsoFindings({ vsx: `http://127.0.0.1:${fine}`, vsp: `http://127.0.0.1:${troubled}` });
        assert.deepEqual(
          found.map(({ verdict, subject, text }) => [verdict, subject, text.replace(/:\d+/, '')]),
          [
            ['ok', 'VSX', 'answers at http://127.0.0.1'],
            ['warn', 'VSP', 'http://127.0.0.1 answers with HTTP 503: what is asked there waits and is asked again'],
          ],
        );
      }),
    );
    const [gone] = await aavsoFindings({ vsx: `http://127.0.0.1:${silent}`, vsp: 'http://127.0.0.1:1' });
    assert.equal(gone?.verdict, 'warn');
    assert.match(
      gone?.text ?? '',
      /^no answer at http:\/\/127\.0\.0\.1:\d+ \(connect ECONNREFUSED .*correct aavso\.vsx$/,
    );
  });

  it('tells whether the page can have its port', async () => {
    const port = await serving(200, async (taken) => {
      const { verdict, text } = await pagePortFinding(taken, { runs: false });
      assert.equal(verdict, 'warn');
      assert.match(text, /^port \d+ cannot be had \(.*EADDRINUSE.*WOMBAT_UI_PORT names another$/);
      assert.equal((await pagePortFinding(taken, { runs: true })).verdict, 'ok');
      return taken;
    });
    assert.equal((await pagePortFinding(port, { runs: false })).text, `port ${port} is free`);
  });
});

describe('the doctor, of the environment', () => {
  it('warns of variables that mean nothing', () =>
    assert.deepEqual(
      environmentFindings({ WOMBAT_HOM: 'x', WOMBAT_HOME: 'x', WOMBAT_ABCDEFGH: '1' }).map(({ text }) => text),
      [
        'WOMBAT_ABCDEFGH is set, and nothing is called so: unset it; docs/configuration.md lists every key',
        'WOMBAT_HOM is set, and nothing is called so: did you mean WOMBAT_HOME?',
      ],
    ));
});
