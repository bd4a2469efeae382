import 'reflect-metadata';
import type { Server } from 'node:http';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DynamicModule, type INestApplication, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  type Broker,
  checkpointOf,
  EventLog,
  headOf,
  JetStreamStrategy,
  madeAnew,
  mergeProjections,
  openJournal,
  type Projection,
  SilentLog,
  Store,
  UnreadableEvent,
} from '@wombat/eventlog';
import { armFailPoints, claimInFolder, failPoint } from '@wombat/eventlog/fail-points';
import { Registry } from 'prom-client';
import { GrpcServer } from '../grpc/grpcServer.js';
import { GRPC_LOADER } from '../grpc/serviceDefinition.js';
import { healthOf } from '../health/health.js';
import { closeDoor } from '../health/plainDoor.js';
import { openStartingDoor } from '../health/startingDoor.js';
import { tellEvents } from '../logs/tellInLog.js';
import { offerMetrics } from '../metrics/allMetrics.js';
import { MetricsController } from '../metrics/metricsController.js';
import { Numbers } from '../metrics/numbers.js';
import { outsideMetrics } from '../metrics/outsideMetrics.js';
import { programRegistry } from '../metrics/programRegistry.js';
import { restartMetrics } from '../metrics/restartMetrics.js';
import { handledMetrics, serviceMetrics } from '../metrics/serviceMetrics.js';
import { SOFTWARE } from '../software.js';
import { beginTracing } from '../tracing/beginTracing.js';
import { pageProblem } from '../users/pageAccess.js';
import { newerTablesProblem } from '../versions/newerTables.js';
import { keepWrittenBy, newerHomeProblem } from '../versions/writtenBy.js';
import { awaitBroker } from './awaitBroker.js';
import { type Environment, readEnvironment, variablesOf } from './environment.js';
import { ERRANDS } from './errands.js';
import { BAD_CONFIGURATION, NEWER_HOME, SILENT_LOG } from './exitCodes.js';
import { homeSecret } from './homeSecret.js';
import { listenAsPage, listenHttp } from './listenHttp.js';
import { type Logger, nestLogger, openLogger } from './logger.js';
import { OpsController } from './opsController.js';
import { Rebuilder } from './rebuilder.js';
import { type RunFile, removeRunFile, writeRunFile } from './runFile.js';
import { ServiceKit } from './serviceKit.js';
import { shedStartUp } from './shedStartUp.js';
import { removeStartingFile, writeStartingFile } from './startingFile.js';
import { StatusBoard } from './statusBoard.js';
import { onStop } from './stopSignals.js';

export interface ServiceDefinition {
  name: string;
  /** File of its tables, relative to the home. */
  database: string;
  projections: readonly Projection[];
  module: Type<unknown>;
  /** gRPC packages beside wombat.ops.v1, and their files below proto/. */
  grpc?: { packages: string[]; files: string[] };
  /** Serves the page for people, at the page's port. */
  page?: boolean;
}

/** Ten thousand frames by their SHA-256, as a person may reject at once. */
const LARGEST_REQUEST_BYTES = 1_000_000;

/**
 * Process entry of a service: reads the environment, opens what it owns, serves until it is told to stop. Resolves when
 * it is ready, with where it can be reached; null where it only replayed the log, or held its tables against it.
 */
export async function runService(definition: ServiceDefinition): Promise<RunFile | null> {
  const read = readEnvironment(variablesOf(definition.name, process.env));
  if (!read.ok) {
    for (const sentence of read.fault.sentences) process.stderr.write(`${definition.name}: ${sentence}\n`);
    process.exit(BAD_CONFIGURATION);
  }
  const environment = read.value;
  const problem = definition.page === true ? pageProblem(environment) : null;
  if (problem !== null) {
    process.stderr.write(`${definition.name}: ${problem}\n`);
    process.exit(BAD_CONFIGURATION);
  }
  const { home, failPoints } = environment;
  armFailPoints(definition.name, failPoints, claimInFolder(join(home, 'failpoints'), definition.name));
  const logger = openLogger(home, definition.name);
  const projection = mergeProjections(definition.projections);
  const database = join(environment.home, definition.database);
  const newer = newerHomeProblem(home) ?? newerTablesProblem(database, projection);
  if (newer !== null) {
    process.stderr.write(`${definition.name}: ${newer}\n`);
    process.exit(NEWER_HOME);
  }
  const brokerThere = () => awaitBroker(environment, definition.name, (text) => logger.warn(text));
  const errand = ERRANDS[process.argv[2] ?? ''];
  if (errand !== undefined) {
    const broker = await brokerThere();
    process.stdout.write(`${await errand(broker, database, projection)}\n`);
    await broker.close();
    return null;
  }
  const told = await toldAtStart(definition, environment);
  const broker = await brokerThere();
  keepWrittenBy(home);
  const store = await Store.open(database, projection);
  const { name } = definition;
  await madeAnew(broker, store, projection, (sentence) => {
    logger.info(sentence);
    process.stderr.write(`${name}: ${sentence}\n`);
    writeStartingFile(home, { name, pid: process.pid, host: hostname(), doing: sentence });
  });
  removeStartingFile(home, name);
  const endTracing = await beginTracing(environment, { broker, name, logger });
  return serve({ definition, environment, logger, broker, store, projection, endTracing, ...told });
}

/** What the service tells of itself from now on. */
interface Told {
  status: StatusBoard;
  registry: Registry;
  /** Where it answers until it listens itself; null where nobody was told a port. */
  door: Server | null;
}

async function toldAtStart({ name, page }: ServiceDefinition, environment: Environment): Promise<Told> {
  const status = new StatusBoard();
  const isReady = () => status.notReady === null;
  const registry = programRegistry(name, isReady);
  const { host, httpPort } = environment.listen;
  if (httpPort === 0) return { status, registry, door: null };
  const place = page ? { host: environment.config.ui.listen, port: environment.page.port } : { host, port: httpPort };
  const health = () => healthOf(name, { ready: isReady(), problems: status.problems() });
  return { status, registry, door: await openStartingDoor(place, health, registry) };
}

interface Opened extends Told {
  definition: ServiceDefinition;
  environment: Environment;
  logger: Logger;
  broker: Broker;
  store: Store;
  projection: Projection;
  endTracing: () => Promise<void>;
}

async function serve(opened: Opened): Promise<RunFile> {
  const { definition, environment, logger, broker, store, projection, endTracing, status, registry, door } = opened;
  const { name } = definition;
  const journal = openJournal(join(environment.home, 'journal', `${name}.db`));
  const now = () => new Date();
  const log = new EventLog({ broker, journal, producer: name, software: SOFTWARE, now, told: tellEvents(logger) });
  const failed = (error: unknown) => {
    logger.fatal({ stack: error instanceof Error ? error.stack : undefined }, `cannot go on: ${String(error)}`);
    if (error instanceof SilentLog) process.exit(SILENT_LOG);
    process.exit(error instanceof UnreadableEvent && error.mayBeNewer ? NEWER_HOME : 1);
  };
  const warn = (text: string) => logger.warn(text);
  const numbers = new Numbers(registry);
  const handled = handledMetrics(numbers, projection.streams);
  const strategy = new JetStreamStrategy({ broker, log, service: name, store, projection, handled, failed, warn });
  const kit = new ServiceKit({
    ...environment,
    pageNames: environment.page.names,
    name,
    broker,
    log,
    store,
    logger,
    status,
    now,
    applied: (stream, sequence) => strategy.applied(stream, sequence),
  });
  serviceMetrics(numbers, kit, projection.streams);
  outsideMetrics(registry, status.calls);
  if (definition.page) restartMetrics(numbers, environment.home);
  const offered = offerMetrics(broker, registry, warn);
  kit.onStop(() => offered.unsubscribe());
  const rebuilder = {
    streams: projection.streams,
    rebuild: () => strategy.rebuild(),
    compare: () => strategy.compare(),
  };
  const module = kitModule(definition.module, { kit, rebuilder, numbers });
  const app = await NestFactory.create<NestExpressApplication>(module, { logger: nestLogger(logger) });
  app.useBodyParser('json', { limit: LARGEST_REQUEST_BYTES });
  const grpc = new GrpcServer(environment.listen.grpc, grpcOptions(definition), homeSecret(environment.home));
  for (const server of [strategy, grpc]) app.connectMicroservice<MicroserviceOptions>({ strategy: server });
  const running = { app, kit, strategy, store, broker, journal, endTracing };
  onStop(() => stop(running));
  // First, as following the log takes its consumer from a second process of the same name that may be there already.
  const say = (text: string) => void process.stderr.write(`${name}: ${text}\n`);
  const { host, httpPort } = environment.listen;
  if (door !== null) await closeDoor(door);
  const http = definition.page
    ? await listenAsPage(app, { host: environment.config.ui.listen, port: environment.page.port }, say)
    : await listenHttp(app, { host, port: httpPort });
  if (!http.ok) {
    say(`${http.fault.message}: WOMBAT_HTTP_PORT chooses another`);
    await stop(running);
    process.exit(BAD_CONFIGURATION);
  }
  await app.startAllMicroservices();
  const file: RunFile = { name, pid: process.pid, host: hostname(), grpc: grpc.address, http: http.value };
  writeRunFile(environment.home, file);
  await caughtUp(broker, store, projection);
  status.notReady = null;
  for (const reconciler of status.reconcilers) reconciler.start();
  logger.info({ software: SOFTWARE }, 'ready');
  shedStartUp();
  return file;
}

interface Provided {
  kit: ServiceKit;
  rebuilder: Rebuilder;
  numbers: Numbers;
}

function kitModule(module: Type<unknown>, { kit, rebuilder, numbers }: Provided): DynamicModule {
  return {
    module: ServiceKitModule,
    imports: [module],
    controllers: [OpsController, MetricsController],
    global: true,
    providers: [
      { provide: ServiceKit, useValue: kit },
      { provide: Rebuilder, useValue: rebuilder },
      { provide: Registry, useValue: numbers.registry },
      { provide: Numbers, useValue: numbers },
    ],
    exports: [ServiceKit, Numbers],
  };
}

@Module({})
class ServiceKitModule {}

function grpcOptions(definition: ServiceDefinition) {
  return {
    package: ['wombat.ops.v1', ...(definition.grpc?.packages ?? [])],
    protoPath: ['wombat/ops/v1/ops.proto', ...(definition.grpc?.files ?? [])],
    loader: GRPC_LOADER,
  };
}

/** Reactors begin only when the projection stands where the log stood at start: no decision rests on an old view. */
async function caughtUp(broker: Broker, store: Store, projection: Projection): Promise<void> {
  for (const stream of projection.streams) {
    const head = await headOf(broker, stream);
    while (checkpointOf(store, stream) < head) await sleep(10);
  }
}

interface Running {
  app: INestApplication;
  kit: ServiceKit;
  strategy: JetStreamStrategy;
  store: Store;
  broker: Broker;
  journal: { close(): void };
  endTracing: () => Promise<void>;
}

async function stop({ app, kit, strategy, store, broker, journal, endTracing }: Running): Promise<void> {
  failPoint('stop.asked');
  kit.release();
  await Promise.all(kit.status.reconcilers.map((reconciler) => reconciler.stop()));
  await strategy.close();
  await app.close();
  await store.close();
  journal.close();
  await endTracing();
  await broker.close();
  removeRunFile(kit.home, kit.name);
}
