import { Client, credentials, type ServiceDefinition, type ServiceError, status } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { protoFolder } from '@wombat/proto';

const FILES = ['ops', 'ingest', 'catalog', 'photometry', 'publisher'].map((name) => `wombat/${name}/v1/${name}.proto`);
const definitions = loadSync(FILES, { includeDirs: [protoFolder], longs: Number, defaults: true });

export interface GrpcCall {
  address: string;
  /** E.g. `wombat.ingest.v1.IngestService`. */
  service: string;
  method: string;
  request: object;
  deadlineMilliseconds: number;
}

/** The plain object another service answered with, or the name of the gRPC status and the sentence it refused with. */
export type GrpcOutcome = { ok: true; value: unknown } | { ok: false; code: string; message: string };

/** Keeps one connection to each address. */
export class GrpcConnections {
  private readonly clients = new Map<string, Client>();

  call({ address, service, method, request, deadlineMilliseconds }: GrpcCall): Promise<GrpcOutcome> {
    const definition = (definitions[service] as ServiceDefinition | undefined)?.[method];
    if (definition === undefined) throw new Error(`no method ${method} in ${service}`);
    return new Promise((resolve) => {
      this.client(address).makeUnaryRequest(
        definition.path,
        definition.requestSerialize,
        definition.responseDeserialize,
        request,
        { deadline: Date.now() + deadlineMilliseconds },
        (error: ServiceError | null, value?: object) => {
          if (error === null) resolve({ ok: true, value });
          else resolve({ ok: false, code: status[error.code] ?? 'UNKNOWN', message: error.details });
        },
      );
    });
  }

  close(): void {
    for (const client of this.clients.values()) client.close();
    this.clients.clear();
  }

  private client(address: string): Client {
    const known = this.clients.get(address);
    if (known !== undefined) return known;
    const client = new Client(address, credentials.createInsecure());
    this.clients.set(address, client);
    return client;
  }
}
