import { Client, credentials, type ServiceError, status } from '@grpc/grpc-js';
import { type Fault, ok, type Result, refuse } from '@wombat/result';
import { withSecret } from './secretCall.js';
import { serviceDefinition } from './serviceDefinition.js';

/** Why a service gave no answer: the name of a gRPC status, and its own sentence where it refused. */
export interface GrpcFault extends Fault {
  readonly code: keyof typeof status;
}

interface Codec<Message> {
  fromJSON(object: unknown): Message;
}

interface Method {
  readonly name: string;
  readonly requestType: Codec<object>;
  readonly responseType: Codec<object>;
}

/** A service as `@wombat/proto` describes it, e.g. `ops.OpsServiceDefinition`. */
interface Contract {
  readonly fullName: string;
  readonly methods: Readonly<Record<string, Method>>;
}

type MethodOf<C extends Contract, Name extends keyof C['methods']> = Extract<C['methods'][Name], Method>;
type RequestOf<M extends Method> = ReturnType<M['requestType']['fromJSON']>;
type ResponseOf<M extends Method> = ReturnType<M['responseType']['fromJSON']>;

export interface Question<Request> {
  readonly request: Request;
  /** How long an answer is waited for. */
  readonly milliseconds: number;
}

/** A file of ten thousand observations with their notes is above the four megabytes that gRPC takes by itself. */
const LARGEST_ANSWER_BYTES = 32 * 1024 ** 2;

/** Asks one running service; the connection is made with the first question and kept. */
export class GrpcClient {
  private readonly client: Client;

  /** `address`: host and port, as run files have it; `secret`: of its home, where that has one. */
  constructor(
    readonly address: string,
    private readonly secret: string | null = null,
  ) {
    this.client = new Client(address, credentials.createInsecure(), {
      'grpc.max_receive_message_length': LARGEST_ANSWER_BYTES,
    });
  }

  /** Rejects where the answer breaks the contract: a word of it is left unsaid. */
  ask<C extends Contract, Name extends keyof C['methods'] & string>(
    contract: C,
    name: Name,
    { request, milliseconds }: Question<RequestOf<MethodOf<C, Name>>>,
  ): Promise<Result<ResponseOf<MethodOf<C, Name>>, GrpcFault>> {
    const method = contract.methods[name] as MethodOf<C, Name>;
    const wire = serviceDefinition(contract.fullName)[method.name];
    if (wire === undefined) throw new Error(`there is no ${method.name} in ${contract.fullName}`);
    return new Promise((resolve, reject) => {
      this.client.makeUnaryRequest(
        wire.path,
        wire.requestSerialize,
        wire.responseDeserialize,
        request,
        withSecret(this.secret),
        { deadline: Date.now() + milliseconds },
        (error: ServiceError | null, response?: object) => {
          if (error !== null) resolve(refuse({ code: nameOf(error.code), message: error.details }));
          else {
            try {
              resolve(ok(method.responseType.fromJSON(response) as ResponseOf<MethodOf<C, Name>>));
            } catch (broken) {
              reject(broken);
            }
          }
        },
      );
    });
  }

  close(): void {
    this.client.close();
  }
}

function nameOf(code: status): keyof typeof status {
  return (status[code] as keyof typeof status | undefined) ?? 'UNKNOWN';
}
