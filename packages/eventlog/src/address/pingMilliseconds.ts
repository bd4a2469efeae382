import type { BrokerAddress } from './brokerAddress.js';

const ELSEWHERE_MILLISECONDS = 3_000;
const HERE_MILLISECONDS = 10_000;
const HERE = /^(?:127\.0\.0\.1|localhost|\[::1\]):/;

/**
 * How often a program asks whether its server is there; of two questions without an answer it gives it up. That is for
 * another server, or because the way to it may be cut: the only one, on this computer, has neither, and each question
 * wakes both sides.
 */
export function pingMilliseconds({ servers }: Pick<BrokerAddress, 'servers'>): number {
  return servers.length === 1 && HERE.test(servers[0]) ? HERE_MILLISECONDS : ELSEWHERE_MILLISECONDS;
}
