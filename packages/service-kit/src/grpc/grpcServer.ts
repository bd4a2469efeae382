import { Server, ServerCredentials } from '@grpc/grpc-js';
import { type GrpcOptions, ServerGrpc } from '@nestjs/microservices';
import { refusingStrangers } from './secretCall.js';

/** Of one connection at a time; a caller of ours waits with those beyond. */
const MOST_CALLS = 500;

/**
 * Nest's gRPC server, which can say where it listens: port 0 stands for any that is free. Where the home has a secret,
 * it answers nobody who does not bring it.
 */
export class GrpcServer extends ServerGrpc {
  private boundPort: number | null = null;

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
    const guard = this.secret === null ? {} : { interceptors: [refusingStrangers(this.secret)] };
    const server = new Server({ 'grpc.max_concurrent_streams': MOST_CALLS, ...guard });
    this.boundPort = await new Promise<number>((resolve, reject) => {
      server.bindAsync(this.asked, ServerCredentials.createInsecure(), (error, port) =>
        error === null ? resolve(port) : reject(error),
      );
    });
    return server;
  }
}
