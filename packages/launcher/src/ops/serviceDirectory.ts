import { GrpcClients } from '@wombat/service-kit/grpc';
import { type RunFile, readRunFile } from '@wombat/service-kit/run-file';
import { isAlive } from '../places/livingProcess.js';
import { ServiceClient } from './serviceClient.js';

/** The running services of a home, found by their run files. */
export class ServiceDirectory {
  private readonly clients: GrpcClients;

  constructor(private readonly home: string) {
    this.clients = new GrpcClients(home);
  }

  /** The service's run file; null while it does not run. */
  runFile(name: string): RunFile | null {
    const file = readRunFile(this.home, name);
    return file !== null && isAlive(file.pid) ? file : null;
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
