import { ServerInterceptingCall, type ServerInterceptor, status } from '@grpc/grpc-js';
import { tooLong } from '../words/index.js';

/** Refuses every call in which a person says more than is kept, whichever method it is for. */
export function refusingLongWords(): ServerInterceptor {
  return (_, call) => {
    let isRefused = false;
    return new ServerInterceptingCall(call, {
      start: (next) =>
        next({
          onReceiveMessage: (message: unknown, go) => {
            const problem = typeof message === 'object' && message !== null ? tooLong(message) : null;
            isRefused = problem !== null;
            if (problem === null) go(message);
            else call.sendStatus({ code: status.INVALID_ARGUMENT, details: problem });
          },
          onReceiveHalfClose: (go) => {
            if (!isRefused) go();
          },
        }),
    });
  };
}
