import type { IncomingMessage } from 'node:http';
import { Body, Controller, ForbiddenException, Get, HttpCode, Post, Req } from '@nestjs/common';
import { Submissions } from '../adapters/submissions.js';
import type { AccountAnswer } from '../domain/contract.js';
import { isThisComputer } from '../domain/index.js';
import { orRefuse } from './orRefuse.js';
import { accountRequest } from './pushRequests.js';
import { readRequest } from './requests.js';

const ELSEWHERE =
  'the account can be changed from the computer the program runs on alone; or set it in the environment: see docs/submitting.md';

/**
 * The account at the AAVSO: set and cleared, never read back. A password does not travel through the network
 * unencrypted.
 */
@Controller('api/account')
export class AccountController {
  constructor(private readonly submissions: Submissions) {}

  @Get()
  async get(): Promise<AccountAnswer> {
    return orRefuse(await this.submissions.ask('getAccount', {}));
  }

  @Post()
  @HttpCode(200)
  async set(@Body() body: unknown, @Req() request: IncomingMessage): Promise<object> {
    refuseElsewhere(request);
    return orRefuse(await this.submissions.ask('setAccount', readRequest(accountRequest, body)));
  }

  @Post('clear')
  @HttpCode(200)
  async clear(@Req() request: IncomingMessage): Promise<object> {
    refuseElsewhere(request);
    return orRefuse(await this.submissions.ask('clearAccount', {}));
  }

  @Post('release')
  @HttpCode(200)
  async release(): Promise<object> {
    return orRefuse(await this.submissions.ask('releaseLogin', {}));
  }
}

function refuseElsewhere({ socket }: IncomingMessage): void {
  if (!isThisComputer(socket.remoteAddress)) throw new ForbiddenException(ELSEWHERE);
}
