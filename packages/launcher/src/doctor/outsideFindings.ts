import { createServer } from 'node:net';
import { messageOf } from '@wombat/service-kit/environment';
import { type Finding, fine, warn } from './finding.js';

const PATIENCE_MILLISECONDS = 5_000;

/** Whether the AAVSO's services answer at all, asked at once; without them names and comparison stars wait. */
export function aavsoFindings({ vsx, vsp }: { vsx: string; vsp: string }): Promise<Finding[]> {
  return Promise.all([answerFinding('VSX', vsx), answerFinding('VSP', vsp)]);
}

/** Any answer will do, but one of a server in trouble. */
async function answerFinding(name: string, url: string): Promise<Finding> {
  try {
    const { status, body } = await fetch(url, { method: 'GET', signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) });
    await body?.cancel();
    if (status < 500) return fine(name, `answers at ${url}`);
    return warn(name, `${url} answers with HTTP ${status}: what is asked there waits and is asked again`);
  } catch (error) {
    return warn(
      name,
      `no answer at ${url} (${reasonOf(error)}): what is asked there waits and is asked again; look after the network, or correct aavso.${name.toLowerCase()}`,
    );
  }
}

/** Of fetch the cause tells more than the message. */
function reasonOf(error: unknown): string {
  return messageOf(error instanceof Error && error.cause instanceof Error ? error.cause : error);
}

/** Whether the page can have its port. Where it is taken, it takes a free one and says which. */
export async function pagePortFinding(port: number, { runs }: { runs: boolean }): Promise<Finding> {
  if (runs) return fine('page port', 'it runs: ./wombat status tells more');
  const problem = await portProblem(port);
  if (problem === null) return fine('page port', `port ${port} is free`);
  return warn(
    'page port',
    `port ${port} cannot be had (${problem}): the page will take a free one and say which; WOMBAT_UI_PORT names another`,
  );
}

function portProblem(port: number): Promise<string | null> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', (error) => done(messageOf(error)));
    server.listen(port, '127.0.0.1', () => server.close(() => done(null)));
  });
}
