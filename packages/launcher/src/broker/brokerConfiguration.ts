import { join } from 'node:path';
import { BROKER_RIGHTS, type BrokerRights } from './brokerRights.js';
import { OPERATOR, passwordOf } from './brokerUsers.js';

/**
 * The configuration of the broker of one home: loopback only, for those alone who know the home's secret, each program
 * with its own rights, store and logs in the home. From 2.10 on the server can sync before it acknowledges, so that a
 * power cut loses nothing acknowledged, and keep only so many logs; Debian's 2.9 refuses both keys.
 */
export function brokerConfiguration({
  home,
  port,
  version,
  secret,
  storeBytes,
}: {
  home: string;
  port: number;
  version: string | null;
  secret: string;
  /** So much may be stored, of what is there already and what comes. */
  storeBytes: number;
}): string {
  const isOf210 = version !== null && isFrom210(version);
  const sync = isOf210 ? ', sync_interval: always' : '';
  return [
    `listen: "127.0.0.1:${port}"`,
    `pid_file: ${JSON.stringify(join(home, 'run', 'nats-server.pid'))}`,
    `log_file: ${JSON.stringify(join(home, 'logs', 'nats-server.log'))}`,
    'logfile_size_limit: 10MB',
    ...(isOf210 ? ['logfile_max_num: 4'] : []),
    'max_payload: 8MB',
    'authorization { users: [',
    `  { user: ${OPERATOR}, password: ${JSON.stringify(secret)} }`,
    ...Object.entries(BROKER_RIGHTS).map(([user, rights]) => userLine(user, passwordOf(user, secret), rights)),
    '] }',
    `jetstream { store_dir: ${JSON.stringify(join(home, 'broker'))}, max_file_store: ${storeBytes}${sync} }`,
    '',
  ].join('\n');
}

/** JSON is what the server reads too. */
function userLine(user: string, password: string, { publish, subscribe }: BrokerRights): string {
  return `  ${JSON.stringify({ user, password, permissions: { publish, subscribe: { allow: subscribe } } })}`;
}

function isFrom210(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 2 || (major === 2 && minor >= 10);
}
