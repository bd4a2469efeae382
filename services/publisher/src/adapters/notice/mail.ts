import { ok, refuse } from '@wombat/result';
import { createTransport } from 'nodemailer';
import type { Channel } from './channel.js';

const MILLISECONDS = 30_000;
const PORTS = { 'smtps:': 465, 'smtp:': 587 } as const;
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

export interface MailAccount {
  username: string;
  password: string;
}

export interface MailSettings {
  /** `smtps://host:port`, encrypted from the first byte, or `smtp://host:port`, by STARTTLS. */
  server: string;
  from: string;
  to: readonly string[];
}

/** Sends a message by SMTP. To another computer nothing goes unencrypted: no password, and no message. */
export function mail({ server, from, to }: MailSettings, account: MailAccount | null): Channel {
  const { protocol, hostname, port } = new URL(server);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? PORTS[secure ? 'smtps:' : 'smtp:'] : Number(port),
    secure,
    requireTLS: !secure && !LOOPBACK.test(hostname),
    ...(account !== null && { auth: { user: account.username, pass: account.password } }),
    connectionTimeout: MILLISECONDS,
    greetingTimeout: MILLISECONDS,
    socketTimeout: MILLISECONDS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    name: 'mail',
    send: async ({ subject, text }) => {
      try {
        await transport.sendMail({ from, to: [...to], subject, text });
        return ok(null);
      } catch (error) {
        return refuse(`${hostname} did not take the mail (${wordOf(error)})`);
      }
    },
  };
}

/** nodemailer's code and the server's number: its words may quote who was to get the mail. */
function wordOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason is told';
  const code = 'code' in error ? String(error.code) : error.name;
  return 'responseCode' in error ? `${code} ${String(error.responseCode)}` : code;
}
