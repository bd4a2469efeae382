import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  Archive,
  SITE_ACCOUNT,
  type Standin,
  type SubmissionSite,
  startSite,
  startStandin,
} from '@wombat/aavso-standin';
import { MagnitudesTransformed, publisher, submission } from '@wombat/proto';
import type { Submitter } from '@wombat/proto/words';
import { type Result, refuse } from '@wombat/result';
import { readRunFile } from '@wombat/service-kit';
import { GrpcClient, type GrpcFault } from '@wombat/service-kit/grpc';
import { type ServiceFixture, startServiceFixture } from '@wombat/service-kit/testkit';
import { frameHash, reportText } from '../domain/testing/reportedSeries.js';

type Methods = (typeof submission.SubmissionServiceDefinition)['methods'];
export type Asked<Name extends keyof Methods> = Partial<ReturnType<Methods[Name]['requestType']['fromJSON']>>;
export type Answer<Name extends keyof Methods> = ReturnType<Methods[Name]['responseType']['fromJSON']>;

const PATIENCE_MILLISECONDS = 30_000;
const ROWS_AT_MOST = 100;

interface SeriesName {
  night: string;
  targetName: string;
  filter: string;
}

export interface Judged {
  /** How many days after the first night. */
  day?: number;
  filter?: string;
  revision?: number;
  rows?: number;
  code?: string;
  date?: string;
}

export const NIGHT = '20251015';
export const TARGET = 'XZ_Cyg';
export const BY = 'A. Observer';
export const ROWS = 3;

/** The series of a night, by default of the first and through V. */
export function seriesOf({ day = 0, filter = 'V' }: Judged = {}): SeriesName {
  return { night: String(Number(NIGHT) + day), targetName: TARGET, filter };
}

/** The publisher as a process of its own on a real broker, with the AAVSO played by the stand-in. */
export interface PublisherBench {
  service: ServiceFixture;
  site: SubmissionSite;
  vsx: Standin;
  /** A series with its report, as photometry would leave it. */
  measured(series?: Judged): Promise<void>;
  /** The same, approved. */
  approved(series?: Judged): Promise<void>;
  verdict(verdict: 'approved' | 'rejected', series?: Judged): Promise<void>;
  ask<Name extends keyof Methods>(method: Name, request?: Asked<Name>): Promise<Result<Answer<Name>, GrpcFault>>;
  /** As `ask`; a refusal fails the test. */
  answer<Name extends keyof Methods>(method: Name, request?: Asked<Name>): Promise<Answer<Name>>;
  /** Why it was refused. */
  refusal<Name extends keyof Methods>(method: Name, request: Asked<Name>): Promise<string>;
  /** Sends what is approved of these filters; returns the id. */
  submit(filters?: readonly string[], submitter?: Submitter): Promise<string>;
  submission(id: string): Promise<submission.Submission>;
  /** Waits until it stands so. */
  stands(id: string, state: string): Promise<submission.Submission>;
  end(): Promise<void>;
}

export interface BenchOptions {
  config?: string;
  environment?: Record<string, string>;
  account?: boolean;
  /** How long the publisher waits for a page. */
  patienceSeconds?: number;
}

export async function startBench({
  config = '',
  environment = {},
  account = true,
  patienceSeconds = 5,
}: BenchOptions = {}): Promise<PublisherBench> {
  const archive = new Archive();
  const site = await startSite({ archive });
  const star = { Name: 'XZ Cyg', AUID: '000-BCH-041', RA2000: '293.122', Declination2000: '56.388' };
  const vsx = await startStandin({ chartid: 'X1', variables: [star], comps: [] }, { archive });
  const places = `vsx: "${vsx.url}", submit: "${site.submitUrl}", login: "${site.loginUrl}"`;
  const service = await startServiceFixture({
    name: 'publisher',
    main: new URL('../main.js', import.meta.url),
    config: `observer: { code: ABC }\naavso: { ${places}, minIntervalSeconds: 0, attempts: 1, submitTimeoutSeconds: ${patienceSeconds} }\n${config}`,
    environment,
  });
  const bench = benchOf(service, site, vsx);
  await service.start();
  await service.settled();
  if (account) await bench.answer('setAccount', SITE_ACCOUNT);
  return bench;
}

function benchOf(service: ServiceFixture, site: SubmissionSite, vsx: Standin): PublisherBench {
  async function withClient<T>(
    ask: (client: GrpcClient) => Promise<Result<T, GrpcFault>>,
  ): Promise<Result<T, GrpcFault>> {
    const address = readRunFile(service.home, 'publisher')?.grpc;
    if (address === undefined) return refuse({ code: 'UNAVAILABLE', message: 'it does not run' });
    const client = new GrpcClient(address);
    const answered = await ask(client);
    client.close();
    return answered;
  }
  function ask<Name extends keyof Methods>(
    name: Name,
    asked: Asked<Name> = {},
  ): Promise<Result<Answer<Name>, GrpcFault>> {
    const contract = submission.SubmissionServiceDefinition;
    const request = contract.methods[name].requestType.fromJSON(asked) as never;
    return withClient((client) =>
      client.ask(contract, name, { request, milliseconds: PATIENCE_MILLISECONDS }),
    ) as Promise<Result<Answer<Name>, GrpcFault>>;
  }
  async function answer<Name extends keyof Methods>(method: Name, request?: Asked<Name>): Promise<Answer<Name>> {
    const reply = await ask(method, request);
    if (!reply.ok) throw new Error(`${method}: ${reply.fault.message}`);
    return reply.value;
  }
  async function measured(judged: Judged = {}): Promise<void> {
    await service.publish(await transformed(service.data, judged));
    await service.settled();
  }
  async function verdict(word: 'approved' | 'rejected', judged: Judged = {}): Promise<void> {
    const request = { ...seriesOf(judged), revision: judged.revision ?? 1, verdict: word, by: BY, reason: 'clouds' };
    const answered = await withClient((client) =>
      client.ask(publisher.PublisherServiceDefinition, 'validate', { request, milliseconds: PATIENCE_MILLISECONDS }),
    );
    if (!answered.ok) throw new Error(answered.fault.message);
  }
  async function find(id: string): Promise<submission.Submission> {
    const { submissions } = await answer('listSubmissions');
    const found = submissions.find(({ submissionId }) => submissionId === id);
    if (found === undefined) throw new Error(`there is no submission ${id}`);
    return found;
  }
  return {
    ...{ service, site, vsx, measured, verdict, ask, answer, submission: find },
    refusal: async (method, request) => {
      const reply = await ask(method, request);
      return reply.ok ? 'it was not refused' : reply.fault.message;
    },
    approved: async (judged) => {
      await measured(judged);
      await verdict('approved', judged);
    },
    submit: async (filters = ['V'], submitter) => {
      const series = filters.map((filter) => seriesOf({ filter }));
      const { sha256 } = await answer('draftSubmission', { series });
      const sent = { series, sha256, by: BY, submitter, note: '' };
      return (await answer('submit', sent)).submissionId;
    },
    stands: async (id, state) => {
      await service.until(`submission ${id} to be ${state}`, async () => (await find(id)).state === state);
      return find(id);
    },
    end: async () => {
      await service.end();
      await site.close();
      await vsx.close();
    },
  };
}

/** Writes a report and what it was made of, and gives the event that names them. */
async function transformed(data: string, { revision = 1, rows = ROWS, day = 0, filter = 'V', code, date }: Judged) {
  const spelled = { ...(code === undefined ? {} : { code }), ...(date === undefined ? {} : { date }) };
  const text = reportText({ filter, rows, day, ...spelled });
  const observations = Array.from({ length: rows }, (_, index) => [frameHash(day * ROWS_AT_MOST + index, filter)]);
  const frames = JSON.stringify({ star: 'XZ Cyg', auid: '000-BCH-041', observations });
  const series = seriesOf({ day, filter });
  const folder = `${series.night}/Reduced/${TARGET}/${filter}/r${revision}`;
  const payload = MagnitudesTransformed.fromJSON({
    reduction: { series, revision, attempt: 1 },
    report: await product(data, `${folder}/report.txt`, text),
    observations: await product(data, `${folder}/frames.json`, frames),
    rows,
    method: 'field',
  });
  return { id: `transformed:${day}:${filter}:${revision}`, type: 'MagnitudesTransformed', payload } as const;
}

async function product(data: string, path: string, text: string) {
  await mkdir(dirname(join(data, path)), { recursive: true });
  await writeFile(join(data, path), text);
  return { path, sha256: createHash('sha256').update(text).digest('hex') };
}
