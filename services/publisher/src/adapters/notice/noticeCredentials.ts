import { ok, type Result, refuse } from '@wombat/result';
import { z } from 'zod';
import { readPrivateYaml } from '../credentials/credentialPlaces.js';
import type { MailAccount } from './mail.js';

type Environment = Readonly<Record<string, string | undefined>>;

const noticeFile = z.object({
  username: z.string().optional(),
  password: z.string().optional(),
  webhook: z.url().optional(),
});

export interface NoticeCredentials {
  account: MailAccount | null;
  webhook: string | null;
}

/**
 * WOMBAT_NOTIFY_USERNAME and WOMBAT_NOTIFY_PASSWORD, or what the file WOMBAT_NOTIFY_CREDENTIALS names holds: `username`
 * and `password` of the mail server, and `webhook`.
 */
export function noticeCredentials(environment: Environment): Result<NoticeCredentials> {
  const path = environment.WOMBAT_NOTIFY_CREDENTIALS ?? '';
  if (path === '') {
    const [username, password] = [environment.WOMBAT_NOTIFY_USERNAME, environment.WOMBAT_NOTIFY_PASSWORD];
    return ok({ account: accountOf(username, password), webhook: null });
  }
  const read = readPrivateYaml(path);
  if (!read.ok) return read;
  const parsed = noticeFile.safeParse(read.value);
  if (!parsed.success) return refuse(`${path} holds no credentials of messages`);
  const { username, password, webhook = null } = parsed.data;
  return ok({ account: accountOf(username, password), webhook });
}

function accountOf(username = '', password = ''): MailAccount | null {
  return username === '' || password === '' ? null : { username, password };
}
