import { join } from 'node:path';

/** Whom our programs call themselves at the broker of their home. */
export const BROKER_USER = 'wombat';

/**
 * The configuration of the broker of one home: loopback only, for those alone who know the home's secret, its store and
 * logs in the home. From 2.10 on the server can sync before it acknowledges, so that a power cut loses nothing
 * acknowledged; Debian's 2.9 refuses the key.
 */
export function brokerConfiguration({
  home,
  port,
  version,
  secret,
}: {
  home: string;
  port: number;
  version: string | null;
  secret: string;
}): string {
  const sync = version !== null && knowsSyncInterval(version) ? ', sync_interval: always' : '';
  return [
    `listen: "127.0.0.1:${port}"`,
    `pid_file: ${JSON.stringify(join(home, 'run', 'nats-server.pid'))}`,
    `log_file: ${JSON.stringify(join(home, 'logs', 'nats-server.log'))}`,
    'logfile_size_limit: 10MB',
    'max_payload: 8MB',
    `authorization { user: ${BROKER_USER}, password: ${JSON.stringify(secret)} }`,
    `jetstream { store_dir: ${JSON.stringify(join(home, 'broker'))}${sync} }`,
    '',
  ].join('\n');
}

function knowsSyncInterval(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 2 || (major === 2 && minor >= 10);
}
