import { isIP } from 'node:net';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';

/**
 * Holds a broker's certificate against the addresses we were told. The client gives names of hosts on, but calls every
 * host that is told as a number `localhost`: there the certificate has to be that of one of the numbers.
 */
export function identityAmong(servers: readonly string[]): typeof checkServerIdentity {
  const hosts = servers.map((server) => new URL(`nats://${server}`).hostname.replace(/^\[|\]$/g, ''));
  const numbers = hosts.filter((host) => isIP(host) !== 0);
  return (name: string, certificate: PeerCertificate) => {
    const mayBe = name === 'localhost' && !hosts.includes(name) ? numbers : [name];
    const problems = mayBe.map((host) => checkServerIdentity(host, certificate));
    if (problems.includes(undefined)) return undefined;
    return problems[0] ?? checkServerIdentity(name, certificate);
  };
}
