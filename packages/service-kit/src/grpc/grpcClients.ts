import { homeSecret } from '../run/homeSecret.js';
import { GrpcClient } from './grpcClient.js';

/** One client for each address in a home. */
export class GrpcClients {
  private readonly clients = new Map<string, GrpcClient>();

  constructor(private readonly home: string) {}

  at(address: string): GrpcClient {
    const known = this.clients.get(address);
    if (known !== undefined) return known;
    const client = new GrpcClient(address, homeSecret(this.home));
    this.clients.set(address, client);
    return client;
  }

  close(): void {
    for (const client of this.clients.values()) client.close();
    this.clients.clear();
  }
}
