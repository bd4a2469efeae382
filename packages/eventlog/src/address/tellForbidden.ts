import { errors, type NatsConnection } from '@nats-io/transport-node';

/**
 * Tells, until the connection ends, what the broker does not let this program do: who subscribes would wait in silence
 * for what never comes.
 */
export async function tellForbidden(
  connection: NatsConnection,
  name: string,
  say: (text: string) => void,
): Promise<void> {
  for await (const status of connection.status()) {
    if (status.type !== 'error' || !(status.error instanceof errors.PermissionViolationError)) continue;
    const { operation, subject } = status.error;
    const what = operation === 'publish' ? `write to ${subject}` : `hear ${subject}`;
    say(`the nats-server does not let ${name} ${what}: it is none of the rights of this program`);
  }
}
