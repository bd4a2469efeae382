import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpException, Injectable, type NestMiddleware } from '@nestjs/common';
import { ServiceKit } from '@wombat/service-kit';
import { doorRule } from '../domain/index.js';

const HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Every request passes here first: the headers of every answer, and who may ask. */
@Injectable()
export class DoorMiddleware implements NestMiddleware<IncomingMessage, ServerResponse> {
  constructor(private readonly kit: ServiceKit) {}

  use(request: IncomingMessage, response: ServerResponse, next: () => void): void {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    response.removeHeader('x-powered-by');
    const { headers, method = '' } = request;
    const fault = doorRule(
      {
        method,
        host: headers.host,
        origin: headers.origin,
        fetchSite: oneOf(headers['sec-fetch-site']),
        contentType: headers['content-type'],
      },
      this.kit.pageNames,
      this.kit.config.ui.url,
    );
    if (fault !== null) throw new HttpException(fault.message, fault.status);
    next();
  }
}

function oneOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(',') : header;
}
