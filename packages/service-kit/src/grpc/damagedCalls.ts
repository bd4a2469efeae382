import { Client, credentials, type ServiceError, status } from '@grpc/grpc-js';
import { serviceDefinition } from './serviceDefinition.js';

/** A service as `@wombat/proto` names it. */
interface Named {
  readonly fullName: string;
}

/** Every method a contract has, by its path. */
export function pathsOf({ fullName }: Named): string[] {
  return Object.values(serviceDefinition(fullName)).map(({ path }) => path);
}

/** For specs: asks a service with bytes as they are; the name of the status it answers with, and its words. */
export function askWithBytes(
  address: string,
  path: string,
  bytes: Uint8Array,
): Promise<{ code: keyof typeof status; words: string }> {
  const client = new Client(address, credentials.createInsecure());
  const asIs = (given: Buffer) => given;
  return new Promise((resolve) => {
    const deadline = Date.now() + MILLISECONDS;
    client.makeUnaryRequest(path, asIs, asIs, Buffer.from(bytes), { deadline }, (error: ServiceError | null) => {
      client.close();
      const code = status[error?.code ?? status.OK] as keyof typeof status;
      resolve({ code, words: error?.details ?? '' });
    });
  });
}

const MILLISECONDS = 20_000;
