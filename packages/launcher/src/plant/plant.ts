import { ok, type Result } from '@wombat/result';
import { BAD_CONFIGURATION, NEWER_HOME, SILENT_LOG } from '@wombat/service-kit/exit-codes';
import { removeRunFile } from '@wombat/service-kit/run-file';
import { type EmbeddedBroker, startEmbeddedBroker } from '../broker/embeddedBroker.js';
import { healLog } from '../broker/healLog.js';
import { environmentOf, type Places } from '../places/readPlaces.js';
import { type Program, servicePrograms, workers } from '../registry.js';
import type { Exit } from '../supervise/processHandle.js';
import { RestartLedger } from '../supervise/restartLedger.js';
import { spawnProgram } from '../supervise/spawnProgram.js';
import { SupervisedProcess } from '../supervise/supervisedProcess.js';

export interface PlantOptions {
  places: Places;
  once: boolean;
  say: (text: string) => void;
}

export type StartedPlant = Result<Plant>;

/** Everything that runs: the broker, the services, their workers; each is kept running until the plant is stopped. */
export class Plant {
  /** Resolves with a sentence when something cannot be kept running. */
  readonly fault: Promise<string>;
  /** By the names of the services; several may be in one process. */
  private services: ReadonlyMap<string, SupervisedProcess> = new Map();
  private workers: SupervisedProcess[] = [];
  private isEnding = false;
  /** With the configuration of the last start. */
  private places: Places;
  private restartingBroker: Promise<void> | null = null;
  private readonly restarts: RestartLedger;

  private constructor(
    readonly natsUrl: string,
    private readonly broker: EmbeddedBroker | null,
    private readonly options: PlantOptions,
    private readonly faults: PromiseWithResolvers<string>,
  ) {
    this.fault = faults.promise;
    const { places, say } = options;
    this.places = places;
    this.restarts = new RestartLedger({ home: places.home, now: () => new Date(), say });
  }

  static async start(options: PlantOptions): Promise<StartedPlant> {
    const { places, say } = options;
    const faults = Promise.withResolvers<string>();
    const broker = await brokerFor(places, say, faults.resolve);
    if (!broker.ok) return broker;
    const natsUrl = places.natsUrl ?? broker.value?.url ?? '';
    await heal(places, natsUrl, say);
    const plant = new Plant(natsUrl, broker.value, options, faults);
    plant.restarts.open();
    plant.begin(places);
    return ok(plant);
  }

  get serviceNames(): string[] {
    return [...this.services.keys()];
  }

  /** Process id of a service; null while it waits for its restart. */
  pidOf(service: string): number | null {
    return this.services.get(service)?.pid ?? null;
  }

  /** Names of the processes that wait for their restart. */
  get missing(): string[] {
    const services = [...this.services].map(([name, { pid }]) => ({ name, pid }));
    return [...this.workers, ...services, ...this.brokers].flatMap(({ name, pid }) => (pid === null ? [name] : []));
  }

  /** All of them, with their process ids. */
  get programs(): readonly { name: string; pid: number | null }[] {
    return this.all();
  }

  /** Services and workers end in order and are started again, as many as this configuration wants; the broker stays. */
  async renew(config: Places['config']): Promise<void> {
    await this.stopPrograms();
    if (!this.isEnding) this.begin({ ...this.options.places, config });
  }

  /** Services and workers end in order, and are not started again before the log is mended. */
  async rest(): Promise<void> {
    await this.stopPrograms();
  }

  /** Services and workers end in order, the broker too if it is ours, the log is healed, and all is started again. */
  async mendLog(): Promise<void> {
    await this.stopPrograms();
    if (this.isEnding) return;
    await this.restartingBroker;
    await this.broker?.restart();
    await heal(this.places, this.natsUrl, this.options.say);
    if (!this.isEnding) this.begin(this.places);
  }

  /**
   * Services and workers may have been asked to end by whoever asked us, as by a signal to the whole process group. Our
   * broker is in a group of its own, and kept running until they are gone.
   */
  expectEnd(): void {
    this.isEnding = true;
    for (const each of [...this.serviceProcesses, ...this.workers]) each.expectEnd();
  }

  /** The broker last. */
  async stop(): Promise<void> {
    this.isEnding = true;
    await this.stopPrograms();
    await this.broker?.stop();
    this.restarts.close();
  }

  /** At once, in no order; the log and the tables are made for that. */
  kill(): void {
    this.isEnding = true;
    for (const each of this.all()) each.kill();
  }

  private begin(places: Places): void {
    this.places = places;
    const supervise = (program: Program) => this.supervise(program, this.faults.resolve);
    const programs = servicePrograms({ page: !this.options.once, together: this.areTogether(places) });
    this.services = new Map(programs.flatMap((program) => byService(program, supervise(program))));
    this.workers = workers(places.config).map(supervise);
    for (const each of [...this.serviceProcesses, ...this.workers]) each.start();
  }

  /** Workers first, so that no job is begun that nobody gathers. */
  private async stopPrograms(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.stop()));
    await Promise.all(this.serviceProcesses.map((service) => service.stop()));
  }

  private all(): SupervisedProcess[] {
    return [...this.workers, ...this.serviceProcesses, ...this.brokers];
  }

  private get brokers(): SupervisedProcess[] {
    return this.broker === null ? [] : [this.broker.process];
  }

  private get serviceProcesses(): SupervisedProcess[] {
    return [...new Set(this.services.values())];
  }

  private supervise(program: Program, failed: (sentence: string) => void): SupervisedProcess {
    const { places, once, say } = this.options;
    const environment = { ...environmentOf(places, this.urlOf(program.user), once), ...this.addressesOf(program) };
    return new SupervisedProcess({
      name: program.name,
      start: () => spawnProgram({ program, environment, home: places.home, show: say }),
      hopeless: (exit) => hopelessFault(program.name, exit),
      say,
      failed,
      restarting: (exit) => {
        if (exit.code === SILENT_LOG) this.restartBroker();
        for (const name of namesIn(program)) this.restarts.record(name, exit);
      },
      ended: () => {
        for (const name of namesIn(program)) removeRunFile(places.home, name);
      },
    });
  }

  /** One that is silent about its own log is started again, once for all services that say so, and the log healed. */
  private restartBroker(): void {
    const { broker, isEnding } = this;
    if (broker === null || isEnding || this.restartingBroker !== null) return;
    const { places, say } = this.options;
    say('nats-server gives nothing of its own log: it is started again');
    this.restartingBroker = broker
      .restart()
      .then(() => heal(places, this.natsUrl, say))
      .catch((error: unknown) => this.faults.resolve(`the event log cannot be healed: ${String(error)}`))
      .finally(() => {
        this.restartingBroker = null;
      });
  }

  /** Traces tell the programs they come from by their processes. */
  private areTogether({ config, traces }: Places): boolean {
    const { servicesTogether } = config.work;
    return !traces && (servicesTogether === 'always' || (servicesTogether === 'once' && this.options.once));
  }

  private urlOf(user: string): string {
    return this.broker?.urlOf(user) ?? this.natsUrl;
  }

  /** Each service of a process is somebody of its own at the broker. */
  private addressesOf({ services }: Program): Record<string, string> {
    if (services.length < 2) return {};
    return Object.fromEntries(services.map((name) => [`NATS_URL_${name.toUpperCase()}`, this.urlOf(name)]));
  }
}

/** Of the services it is, or of itself: a worker. */
function namesIn({ name, services }: Program): readonly string[] {
  return services.length === 0 ? [name] : services;
}

function byService({ services }: Program, process: SupervisedProcess): [string, SupervisedProcess][] {
  return services.map((name) => [name, process]);
}

async function brokerFor(places: Places, say: (text: string) => void, failed: (sentence: string) => void) {
  if (places.natsUrl !== null) return ok(null);
  const restarted = (url: string) => {
    heal(places, url, say).catch((error: unknown) => failed(`the event log cannot be healed: ${String(error)}`));
  };
  return startEmbeddedBroker({ home: places.home, say, failed, restarted });
}

async function heal({ home, config }: Places, url: string, say: (text: string) => void): Promise<void> {
  const sentence = await healLog(home, { url, replicas: config.broker.replicas });
  if (sentence !== null) say(sentence);
}

function hopelessFault(name: string, exit: Exit): string | null {
  if (exit.code === NEWER_HOME) return `${name} is older than this home (${exit.lastWords})`;
  if (exit.code !== BAD_CONFIGURATION) return null;
  return `${name} cannot work with this configuration${exit.lastWords === '' ? '' : ` (${exit.lastWords})`}`;
}
