import { z } from 'zod';

const mail = z
  .strictObject({
    server: z
      .url({ protocol: /^smtps?$/, error: 'such as smtps://mail.example.org' })
      .describe(
        'smtps://host:port (465), or smtp://host:port (587), which is encrypted by STARTTLS; name and password stand in WOMBAT_NOTIFY_USERNAME and WOMBAT_NOTIFY_PASSWORD, or in the file WOMBAT_NOTIFY_CREDENTIALS names',
      ),
    from: z.email().describe('who the mail is from'),
    to: z.array(z.email()).min(1).describe('who gets it'),
  })
  .optional()
  .describe('a mail for each night');

/** Who is told how a night went. */
export const notify = z
  .strictObject({
    webhook: z
      .url({ protocol: /^https?$/, error: 'a URL such as https://hooks.example.org/secret' })
      .nullable()
      .default(null)
      .describe(
        'address a message is sent to as JSON, as Slack, Mattermost and Discord take it; if it is secret, better in WOMBAT_NOTIFY_WEBHOOK, or as `webhook` in the file WOMBAT_NOTIFY_CREDENTIALS names',
      ),
    mail,
    withinDays: z.number().positive().default(3).describe('nights older than so many days are not told of'),
  })
  .prefault({})
  .describe('the message after each night: what halted and why, what is ready');
