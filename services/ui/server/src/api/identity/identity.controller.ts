import type { IncomingMessage, ServerResponse } from 'node:http';
import { Body, Controller, Get, HttpCode, HttpException, Post, Req, Res } from '@nestjs/common';
import { z } from 'zod';
import { Identities } from '../../adapters/identities.js';
import type { WhoAnswer } from '../../domain/contract.js';
import { readRequest } from '../requests.js';

/** Never quoted in what is answered. */
const loginRequest = z.object({
  name: z.string('the name is missing').trim().min(1, 'the name is missing').max(60, 'the name is too long'),
  password: z.string('the password is missing').max(1_000, 'the password is too long'),
});

/** Who asks, and how one becomes somebody. */
@Controller('api')
export class IdentityController {
  constructor(private readonly identities: Identities) {}

  @Get('whoami')
  whoAmI(@Req() request: IncomingMessage): WhoAnswer {
    const access = this.identities.access();
    if (access === 'open') return { access, name: '', role: 'admin' };
    const person = this.identities.personOf(request);
    return { access, name: person?.name ?? '', role: person?.role ?? null };
  }

  @Post('login')
  @HttpCode(200)
  async logIn(
    @Body() body: unknown,
    @Req() { socket }: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<WhoAnswer> {
    const { name, password } = readRequest(loginRequest, body);
    const access = this.identities.access();
    if (access !== 'login') throw new HttpException('nobody logs in here', 404);
    const done = await this.identities.logIn(name, password, socket.remoteAddress ?? '');
    if (!done.ok) {
      if (done.fault.status === 429) response.setHeader('retry-after', done.fault.waitSeconds);
      throw new HttpException(done.fault.message, done.fault.status);
    }
    response.setHeader('set-cookie', done.value.cookie);
    return { access, ...done.value.person };
  }

  @Post('logout')
  @HttpCode(200)
  logOut(@Req() request: IncomingMessage, @Res({ passthrough: true }) response: ServerResponse): object {
    response.setHeader('set-cookie', this.identities.logOut(request));
    return {};
  }
}
