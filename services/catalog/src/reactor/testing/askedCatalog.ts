import { type Standin, type StandinCatalogue, startStandin } from '@wombat/aavso-standin';
import type { NewEvent } from '@wombat/eventlog';
import { nightWords, type ServiceKit } from '@wombat/service-kit';
import { specifyReactor } from '@wombat/service-kit/testkit';
import { AavsoClients } from '../../adapters/aavsoClients.js';
import { catalog } from '../../projection/catalog.js';
import { CompsReactor } from '../comps.reactor.js';
import { TriedSeries } from '../triedSeries.js';
import { sky } from './solvedSeries.js';

class Passing extends CompsReactor {
  once() {
    return this.pass();
  }
}

/** One process of the service that passes when it is told to. */
export function passing(tried = new TriedSeries()): (kit: ServiceKit) => ReturnType<Passing['once']> {
  let reactor: Passing | null = null;
  return (kit) => {
    reactor ??= new Passing(kit, new AavsoClients(kit), tried);
    return reactor.once();
  };
}

/** The AAVSO's services as they stand in for a test: what they know, and what is wrong with them. */
export interface Aavso {
  books?: Partial<StandinCatalogue>;
  vsx?: string;
  vsp?: string;
}

/**
 * Runs a test of catalog's reactors before services of the AAVSO: `given` begins a specification whose wombat.yaml
 * names them, beside `config`.
 */
export async function beforeAavso(
  { books = {}, vsx = 'none', vsp = 'none' }: Aavso,
  test: (catalog: {
    standin: Standin;
    given: (...events: NewEvent[]) => ReturnType<ReturnType<typeof specifyReactor>['given']>;
  }) => Promise<void>,
  config: object = {},
): Promise<void> {
  const standin = await startStandin({ ...sky, ...books });
  standin.setFault('vsx', vsx);
  standin.setFault('vsp', vsp);
  const patience = { minIntervalSeconds: 0, timeoutSeconds: 5, attempts: 1, retryMinutes: [30] };
  const aavso = { vsx: standin.url, vsp: standin.url, ...patience };
  const { given } = specifyReactor({ projections: [catalog, ...nightWords], config: { aavso, ...config } });
  try {
    await test({ standin, given });
  } finally {
    await standin.close();
  }
}
