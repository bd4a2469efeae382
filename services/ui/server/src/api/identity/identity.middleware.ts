import type { IncomingMessage, ServerResponse } from 'node:http';
import { ForbiddenException, Injectable, type NestMiddleware, UnauthorizedException } from '@nestjs/common';
import { isAtLeast } from '@wombat/proto/words';
import { Identities } from '../../adapters/identities.js';
import { neededRole } from '../../domain/identity/index.js';

const NUMBERS = '/ops/metrics';

interface Asked extends IncomingMessage {
  originalUrl?: string;
  body?: unknown;
}

/** Lets in whoever may ask, and puts the name that is known of him or her in the place of any the body gives. */
@Injectable()
export class IdentityMiddleware implements NestMiddleware<Asked, ServerResponse> {
  constructor(private readonly identities: Identities) {}

  use(request: Asked, _response: ServerResponse, next: () => void): void {
    if (this.identities.access() !== 'open') this.admit(request);
    next();
  }

  private admit(request: Asked): void {
    const [path = ''] = (request.originalUrl ?? request.url ?? '').split('?');
    const needed = neededRole(request.method ?? '', path);
    if (needed === null) return;
    if (path === NUMBERS && needed === 'viewer' && this.identities.mayReadNumbers(request)) return;
    const person = this.identities.personOf(request);
    if (person === null) throw new UnauthorizedException('log in first');
    if (!isAtLeast(person.role, needed)) {
      throw new ForbiddenException(
        `${person.name} is a ${person.role} here: this is for whoever is ${needed} at least`,
      );
    }
    if (typeof request.body === 'object' && request.body !== null) Object.assign(request.body, { by: person.name });
  }
}
