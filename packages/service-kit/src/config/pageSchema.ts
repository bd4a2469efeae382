import { isIP } from 'node:net';
import { ROLES } from '@wombat/proto/words';
import { z } from 'zod';

const trustedProxy = z
  .strictObject({
    address: z
      .string()
      .refine((text) => isIP(text) !== 0, 'an IP address')
      .describe('where the proxy asks from; requests from elsewhere are refused'),
    header: z
      .string()
      .regex(/^[A-Za-z0-9-]+$/, 'the name of an HTTP header')
      .default('X-Forwarded-User')
      .describe('the header it names the person in; it must strip that header from what browsers send'),
    roles: z.record(z.string(), z.enum(ROLES)).default({}).describe('name -> role'),
    others: z.enum(ROLES).default('viewer').describe('role of whoever the proxy names and `roles` does not'),
  })
  .optional()
  .describe('a proxy before the page that knows who people are, such as an organisation has');

/** How the page is reached, and who is known on it. */
export const ui = z
  .strictObject({
    listen: z
      .string()
      .min(1)
      .default('127.0.0.1')
      .describe(
        'address the page listens on, 0.0.0.0 for all; beyond this computer only where people log in (./wombat user add)',
      ),
    url: z
      .url()
      .nullable()
      .default(null)
      .describe(
        'how browsers reach the page from elsewhere, such as https://observatory.example behind a proxy that encrypts; messages name it',
      ),
    trustedProxy,
  })
  .prefault({})
  .describe('the page, beyond this computer');
