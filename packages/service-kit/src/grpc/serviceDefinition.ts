import type { ServiceDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { PROTO_FOLDER } from '@wombat/proto';

/** How messages look on our side of the wire, for clients and servers alike: as the generated types have them. */
export const GRPC_LOADER = { includeDirs: [PROTO_FOLDER], longs: Number, enums: String, defaults: true };

const loaded = new Map<string, ServiceDefinition>();

/**
 * A service of the contracts by its full name, e.g. `wombat.ops.v1.OpsService`; it stands in `wombat/ops/v1/ops.proto`.
 */
export function serviceDefinition(fullName: string): ServiceDefinition {
  const known = loaded.get(fullName);
  if (known !== undefined) return known;
  const [root = '', name = '', version = ''] = fullName.split('.');
  const read = loadSync(`${root}/${name}/${version}/${name}.proto`, GRPC_LOADER);
  const definition = read[fullName] as ServiceDefinition | undefined;
  if (definition === undefined) throw new Error(`there is no ${fullName} in the contracts`);
  loaded.set(fullName, definition);
  return definition;
}
