import { createServer, type Server as Door } from 'node:net';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { type GrpcOptions, ServerGrpc } from '@nestjs/microservices';
import { refusingLongWords } from './refusingLongWords.js';
import { refusingStrangers } from './secretCall.js';

/** Of one connection at a time; a caller of ours waits with those beyond. */
const MOST_CALLS = 500;

/** Far more than programs of a home have; those beyond are closed at once. */
export const MOST_CALLERS = 500;

/**
 * Nest's gRPC server, which can say where it listens: port 0 stands for any that is free. Where the home has a secret,
 * it answers nobody who does not bring it.
 */
export class GrpcServer extends ServerGrpc {
  private boundPort: number | null = null;
  private door: Door | null = null;

  /** `address`: host and port. */
  constructor(
    private readonly asked: string,
    options: Omit<GrpcOptions['options'], 'url'>,
    private readonly secret: string | null = null,
  ) {
    super({ ...options, url: asked });
  }

  /** Host and port, once it listens. */
  get address(): string {
    if (this.boundPort === null) throw new Error('the gRPC server does not listen yet');
    return `${this.asked.slice(0, this.asked.lastIndexOf(':'))}:${this.boundPort}`;
  }

  override async createClient(): Promise<Server> {
    const guards = this.secret === null ? [] : [refusingStrangers(this.secret)];
    const interceptors = [...guards, refusingLongWords()];
    const server = new Server({ 'grpc.max_concurrent_streams': MOST_CALLS, interceptors });
    // Ports that the server opens itself take connections without end.
    const { injectConnection } = server.createConnectionInjector(ServerCredentials.createInsecure());
    this.door = createServer(injectConnection);
    this.door.maxConnections = MOST_CALLERS;
    this.boundPort = await listening(this.door, this.asked);
    return server;
  }

  override async close(): Promise<void> {
    this.door?.close();
    this.door = null;
    await super.close();
  }
}

/** The port it got. */
function listening(door: Door, asked: string): Promise<number> {
  const colon = asked.lastIndexOf(':');
  const host = asked.slice(0, colon).replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    door.once('error', reject);
    door.listen(Number(asked.slice(colon + 1)), host, () => {
      const address = door.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error(`${asked} is no port`));
    });
  });
}
