import { Controller } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import type { submission } from '@wombat/proto';
import { AccountStore } from '../adapters/credentials/accountStore.js';
import { credentialsIn } from '../adapters/credentials/credentials.js';
import { SubmissionDesk } from '../reactor/submissionDesk.js';
import { refuseAsked } from './refusals.js';

/** The account at the AAVSO: it can be set and cleared, and never read back. */
@Controller()
export class AccountController {
  constructor(
    private readonly accounts: AccountStore,
    private readonly desk: SubmissionDesk,
  ) {}

  @GrpcMethod('SubmissionService', 'GetAccount')
  get(): submission.GetAccountResponse {
    const { source, kind, held, problem } = this.accounts.state();
    const { submitUrl } = this.desk;
    return {
      source: source ?? undefined,
      kind: kind ?? undefined,
      held,
      problem,
      submitter: this.desk.submitter(),
      submitUrl,
    };
  }

  @GrpcMethod('SubmissionService', 'SetAccount')
  set(asked: submission.SetAccountRequest): submission.SetAccountResponse {
    const credentials = credentialsIn(asked);
    if (credentials === null) refuseAsked('name and password are needed, or the cookie of a session');
    else this.accounts.set(credentials);
    return {};
  }

  @GrpcMethod('SubmissionService', 'ClearAccount')
  clear(): submission.ClearAccountResponse {
    this.accounts.clear();
    return {};
  }

  @GrpcMethod('SubmissionService', 'ReleaseLogin')
  release(): submission.ReleaseLoginResponse {
    this.accounts.release();
    return {};
  }
}
