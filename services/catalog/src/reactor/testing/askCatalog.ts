import { Client, credentials, type ServiceDefinition, type ServiceError } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { protoFolder } from '@wombat/proto';

const FILE = 'wombat/catalog/v1/catalog.proto';
const definitions = loadSync([FILE], { includeDirs: [protoFolder], longs: Number, defaults: true });

/** What the service answered, or the sentence it refused with. */
export type Reply<T> = { ok: true; value: T } | { ok: false; sentence: string };

/** Calls the running service as the page's server does. */
export function askCatalog<T>(address: string, method: 'GetTarget' | 'SetAlias', request: object): Promise<Reply<T>> {
  const called = (definitions['wombat.catalog.v1.CatalogService'] as ServiceDefinition)[method];
  if (called === undefined) throw new Error(`no method ${method}`);
  if (address === '') return Promise.resolve({ ok: false, sentence: 'it does not run' });
  const client = new Client(address, credentials.createInsecure());
  return new Promise((resolve) => {
    client.makeUnaryRequest(
      called.path,
      called.requestSerialize,
      called.responseDeserialize as (bytes: Buffer) => T,
      request,
      { deadline: Date.now() + 30_000 },
      (error: ServiceError | null, value?: T) => {
        client.close();
        if (value === undefined) resolve({ ok: false, sentence: error?.details ?? 'it came back empty' });
        else resolve({ ok: true, value });
      },
    );
  });
}
