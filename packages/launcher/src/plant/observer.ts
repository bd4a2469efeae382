import { type Broker, connectBroker, headOf, STREAMS } from '@wombat/eventlog/broker';
import { gapIn } from '@wombat/eventlog/healing';
import type { ops } from '@wombat/proto';
import { ServiceDirectory } from '../ops/serviceDirectory.js';
import type { Observation } from './idleRule.js';
import { lostAtEnd } from './lostAtEnd.js';
import type { Plant } from './plant.js';

/** Looks at a running plant: the heads of the log, the work queue, what every service says of itself. */
export class Observer {
  readonly directory: ServiceDirectory;
  /** When every service was first seen to be ready, of `performance.now()`. */
  readyAt: number | null = null;
  private broker: Broker | null = null;

  constructor(
    private readonly plant: Plant,
    private readonly home: string,
  ) {
    this.directory = new ServiceDirectory(home);
  }

  /** Heads first: what a service answers is then never older than they are. */
  async observe(): Promise<Observation> {
    const log = await this.readLog();
    const names = this.plant.serviceNames;
    const services = await Promise.all(names.map((name) => this.ask(name)));
    if (services.every((service) => service?.ready)) this.readyAt ??= performance.now();
    const silent = names.filter((_, index) => services[index] === null);
    const starting = silent.filter((name) => this.directory.startingFile(name) !== null);
    return { ...log, services, silent, starting, missing: this.plant.missing };
  }

  /** Whether every service says that the log is the one its tables were made of. */
  async isSameLog(): Promise<boolean> {
    const answers = await Promise.all(this.plant.serviceNames.map((name) => this.directory.client(name)?.compare()));
    return answers.every((answer) => answer?.ok === true && answer.value.same);
  }

  /** What the log has lost that was once written to it, a sentence a stream; null while the broker is away. */
  async lostFromLog(): Promise<string[] | null> {
    try {
      const broker = await this.openBroker();
      const gaps = await Promise.all([gapIn(broker, 'events'), gapIn(broker, 'frames')]);
      return gaps.filter((gap) => gap !== null);
    } catch {
      return null;
    }
  }

  /** What the log has lost of what services knew when they ended, a sentence each. Throws where the broker is away. */
  async lostAtEnd(): Promise<string[]> {
    return lostAtEnd(await this.openBroker(), this.home, this.plant.serviceNames);
  }

  /** Throws where the broker is away. */
  async openBroker(): Promise<Broker> {
    this.broker ??= await connectBroker({ url: this.plant.natsUrl, name: 'launcher' });
    return this.broker;
  }

  async close(): Promise<void> {
    this.directory.close();
    await this.broker?.close();
  }

  /** While the broker restarts, or before the first service has laid the streams, there is no head to stand at. */
  private async readLog(): Promise<Pick<Observation, 'heads' | 'workMessages'>> {
    try {
      const broker = await this.openBroker();
      const work = await broker.streams.streams.info(STREAMS.work.name);
      const heads = { events: await headOf(broker, 'events'), frames: await headOf(broker, 'frames') };
      return { heads, workMessages: work.state.messages };
    } catch {
      return { heads: null, workMessages: 0 };
    }
  }

  /** The answer of the process we started, not of one before it. */
  private async ask(name: string): Promise<ops.GetStatusResponse | null> {
    const file = this.directory.runFile(name);
    if (file === null || file.pid !== this.plant.pidOf(name)) return null;
    const answer = await this.directory.client(name)?.getStatus();
    return answer?.ok ? answer.value : null;
  }
}
