import { type RunFile, readRunFile } from '@wombat/service-kit/run-file';
import { isAlive } from '../places/homeLock.js';
import { ServiceClient } from './serviceClient.js';

/** The running services of a home, found by their run files; keeps one connection to each. */
export class ServiceDirectory {
  private readonly clients = new Map<string, ServiceClient>();

  constructor(private readonly home: string) {}

  /** The service's run file; null while it does not run. */
  runFile(name: string): RunFile | null {
    const file = readRunFile(this.home, name);
    return file !== null && isAlive(file.pid) ? file : null;
  }

  /** What to ask it with; null while it does not run. */
  client(name: string): ServiceClient | null {
    const file = this.runFile(name);
    if (file === null) return null;
    const known = this.clients.get(name);
    if (known?.address === file.grpc) return known;
    known?.close();
    const client = new ServiceClient(file.grpc);
    this.clients.set(name, client);
    return client;
  }

  close(): void {
    for (const client of this.clients.values()) client.close();
    this.clients.clear();
  }
}
