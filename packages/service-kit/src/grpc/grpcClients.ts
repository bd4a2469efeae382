import { GrpcClient } from './grpcClient.js';

/** One client for each address. */
export class GrpcClients {
  private readonly clients = new Map<string, GrpcClient>();

  at(address: string): GrpcClient {
    const known = this.clients.get(address);
    if (known !== undefined) return known;
    const client = new GrpcClient(address);
    this.clients.set(address, client);
    return client;
  }

  close(): void {
    for (const client of this.clients.values()) client.close();
    this.clients.clear();
  }
}
