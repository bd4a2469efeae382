import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ArgumentsHost, Catch, HttpException } from '@nestjs/common';
import { BaseExceptionFilter, HttpAdapterHost } from '@nestjs/core';
import { ServiceKit } from '@wombat/service-kit';
import type { ErrorAnswer } from '../domain/contract.js';

/** Whatever goes wrong below /api/ is answered with one sentence as JSON. */
@Catch()
export class ApiErrorsFilter extends BaseExceptionFilter {
  constructor(
    adapterHost: HttpAdapterHost,
    private readonly kit: ServiceKit,
  ) {
    super(adapterHost.httpAdapter);
  }

  override catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<IncomingMessage & { originalUrl?: string }>();
    const path = request.originalUrl ?? request.url ?? '';
    if (!path.startsWith('/api/')) {
      super.catch(error, host);
      return;
    }
    const { status, sentence } = this.describe(error);
    const response = http.getResponse<ServerResponse>();
    if (response.headersSent) {
      response.end();
      return;
    }
    response.statusCode = status;
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end(JSON.stringify({ error: sentence } satisfies ErrorAnswer));
  }

  private describe(error: unknown): { status: number; sentence: string } {
    if (error instanceof HttpException) {
      const status = error.getStatus();
      return { status, sentence: status === 404 && isRouteMissing(error) ? 'there is nothing here' : error.message };
    }
    this.kit.logger.error(
      { stack: error instanceof Error ? error.stack : undefined },
      `a request failed: ${String(error)}`,
    );
    return { status: 500, sentence: 'the page’s server failed; its log (logs/ui.log) says how' };
  }
}

/** Nest's own words for a route that does not exist name the method and the path. */
function isRouteMissing(error: HttpException): boolean {
  return error.message.startsWith('Cannot ');
}
