import { ok, refuse } from '@wombat/result';
import { messageOf } from '@wombat/service-kit';
import type { Channel } from './channel.js';

const MILLISECONDS = 30_000;

/**
 * POSTs a message as JSON: `text`, which Slack and Mattermost show, `content`, which Discord shows, and the night with
 * its counts for programs. The address is a secret of its own, so it is named by its host alone.
 */
export function webhook(address: string): Channel {
  const { host } = new URL(address);
  return {
    name: 'webhook',
    send: async ({ night, subject, text, counts }) => {
      const body = JSON.stringify({ night, subject, text, content: text, ...counts });
      const signal = AbortSignal.timeout(MILLISECONDS);
      const headers = { 'content-type': 'application/json' };
      try {
        const answer = await fetch(address, { method: 'POST', headers, body, redirect: 'manual', signal });
        await answer.body?.cancel();
        return answer.ok ? ok(null) : refuse(`${host} answered ${answer.status}`);
      } catch (error) {
        return refuse(`${host} cannot be reached (${causeOf(error)})`);
      }
    },
  };
}

/** fetch says "fetch failed", and why below. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : messageOf(cause);
}
