import { Metadata, ServerInterceptingCall, type ServerInterceptor, status } from '@grpc/grpc-js';
import { isSecret } from '../run/homeSecret.js';

const KEY = 'wombat-secret';

/** What a call of ours brings along. */
export function withSecret(secret: string | null): Metadata {
  const metadata = new Metadata();
  if (secret !== null) metadata.set(KEY, secret);
  return metadata;
}

/** Refuses every call that does not bring the secret, before anything reads what it asks. */
export function refusingStrangers(secret: string): ServerInterceptor {
  return (_, call) =>
    new ServerInterceptingCall(call, {
      start: (next) =>
        next({
          onReceiveMetadata: (metadata, go) => {
            if (isSecret(secret, String(metadata.get(KEY)[0] ?? ''))) go(metadata);
            else
              call.sendStatus({ code: status.UNAUTHENTICATED, details: 'the secret of this home is not known to you' });
          },
        }),
    });
}
