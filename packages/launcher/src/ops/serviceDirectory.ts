import { GrpcClients } from '@wombat/service-kit/grpc';
import { type RunFile, readRunFile } from '@wombat/service-kit/run-file';
import { readStartingFile, type StartingFile } from '@wombat/service-kit/starting-file';
import { ServiceClient } from './serviceClient.js';
import { isElsewhere, mayLive } from './serviceLife.js';

/** The running services of a home, found by their run files. */
export class ServiceDirectory {
  private readonly clients: GrpcClients;

  constructor(private readonly home: string) {
    this.clients = new GrpcClients(home);
  }

  /** The service's run file; null while it does not run. */
  runFile(name: string): RunFile | null {
    const file = readRunFile(this.home, name);
    return file !== null && mayLive(file) ? file : null;
  }

  /** What a service does that cannot be reached yet; null where it does nothing it would tell of. */
  startingFile(name: string): StartingFile | null {
    const file = readStartingFile(this.home, name);
    return file !== null && mayLive(file) ? file : null;
  }

  /** Whether any of these services runs on another computer, or in another container, than this one. */
  runsElsewhere(names: readonly string[]): boolean {
    return names.some((name) => {
      const file = readRunFile(this.home, name);
      return file !== null && isElsewhere(file);
    });
  }

  /** What to ask it with; null while it does not run. */
  client(name: string): ServiceClient | null {
    const file = this.runFile(name);
    return file === null ? null : new ServiceClient(this.clients.at(file.grpc));
  }

  close(): void {
    this.clients.close();
  }
}
