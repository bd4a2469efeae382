import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNatsServer } from '@wombat/eventlog/testkit';
import { photometry } from '@wombat/proto';
import { writeRunFile } from '@wombat/service-kit';
import { type PipelineDouble, startPipelineDouble } from './pipelineDouble.js';
import { startUi } from './uiProcess.js';

export interface ServerWithDouble {
  data: string;
  double: PipelineDouble;
  /** Below /api/. */
  get(path: string): Promise<Response>;
  post(path: string, body: object): Promise<Response>;
  /** Throws where it did not end in order. */
  close(): Promise<void>;
}

/** The page's real server on folders of its own, with a double behind it. */
export async function openServer(): Promise<ServerWithDouble> {
  const folder = await mkdtemp(join(tmpdir(), 'wombat-ui-'));
  const [home, data] = [join(folder, 'home'), join(folder, 'data')];
  for (const each of [home, data]) await mkdir(each);
  const nats = await startNatsServer();
  const refusal = { code: 'UNIMPLEMENTED', message: 'not asked here' } as const;
  const double = await startPipelineDouble({
    ...{ series: [], validations: [], validate: null, points: refusal, target: refusal, alias: refusal },
    curve: photometry.GetLightCurveResponse.fromJSON({ method: 'field', mode: 'ensemble' }),
  });
  for (const name of ['ingest', 'photometry', 'publisher'])
    writeRunFile(home, { name, pid: process.pid, grpc: double.address, http: '' });
  const ui = await startUi({ home, data, natsUrl: nats.url });
  return {
    ...{ data, double },
    get: (path) => fetch(`${ui.url}/api/${path}`),
    post: (path, body) =>
      fetch(`${ui.url}/api/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: ui.url },
        body: JSON.stringify(body),
      }),
    close: async () => {
      const code = await ui.stop();
      double.stop();
      await nats.stop();
      await rm(folder, { recursive: true, force: true });
      if (code !== 0) throw new Error(`ui ended with ${code}: ${ui.said()}`);
    },
  };
}
