import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable, type NestMiddleware } from '@nestjs/common';
import { readPageFiles } from '../adapters/pageFiles.js';

/** The page and its parts. */
@Injectable()
export class PageMiddleware implements NestMiddleware<IncomingMessage & { originalUrl?: string }, ServerResponse> {
  private readonly files = readPageFiles();

  use(request: IncomingMessage & { originalUrl?: string }, response: ServerResponse, next: () => void): void {
    const path = (request.originalUrl ?? request.url ?? '').split('?')[0] ?? '';
    const file = request.method === 'GET' || request.method === 'HEAD' ? this.files.get(path) : undefined;
    if (file === undefined) {
      next();
      return;
    }
    response.setHeader('content-type', file.type);
    response.setHeader('etag', file.etag);
    response.setHeader('cache-control', file.immutable ? 'max-age=31536000, immutable' : 'no-cache');
    if (request.headers['if-none-match'] === file.etag) {
      response.statusCode = 304;
      response.end();
      return;
    }
    response.setHeader('content-length', file.bytes.length);
    response.end(request.method === 'HEAD' ? undefined : file.bytes);
  }
}
