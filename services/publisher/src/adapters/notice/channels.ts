import { ok, type Result } from '@wombat/result';
import type { Config } from '@wombat/service-kit/config';
import type { Channel } from './channel.js';
import { mail } from './mail.js';
import { noticeCredentials } from './noticeCredentials.js';
import { webhook } from './webhook.js';

/** The ways that are set. */
export function channelsOf(
  notify: Config['notify'],
  environment: Readonly<Record<string, string | undefined>>,
): Result<Channel[]> {
  const read = noticeCredentials(environment);
  if (!read.ok) return read;
  const { account, webhook: secret } = read.value;
  const address = notify.webhook ?? secret;
  return ok([
    ...(address === null ? [] : [webhook(address)]),
    ...(notify.mail === undefined ? [] : [mail(notify.mail, account)]),
  ]);
}
