import { status } from '@grpc/grpc-js';
import { Controller } from '@nestjs/common';
import { GrpcMethod, RpcException } from '@nestjs/microservices';
import type { publisher } from '@wombat/proto';
import { ServiceKit } from '@wombat/service-kit';
import { validate } from '../domain/validate.js';

interface ValidationRow {
  night: string;
  targetName: string;
  filter: string;
  revision: number;
  state: string;
  reportPath: string;
  by: string;
  reason: string;
}

const ROWS = `SELECT night, target_name AS targetName, filter, revision, state, report_path AS reportPath, ifnull(decided_by, '') AS "by",
  ifnull(reason, '') AS reason FROM validation`;

/** The list of what waits for a person, and the person's verdict. */
@Controller()
export class ValidationController {
  constructor(private readonly kit: ServiceKit) {}

  @GrpcMethod('PublisherService', 'ListValidations')
  async listValidations(): Promise<publisher.ListValidationsResponse> {
    return {
      validations: await this.kit.store.query<ValidationRow>(`${ROWS} ORDER BY night DESC, target_name, filter`),
    };
  }

  @GrpcMethod('PublisherService', 'Validate')
  async validate(asked: publisher.ValidateRequest): Promise<publisher.ValidateResponse> {
    const { night, targetName, filter, revision, by, reason } = asked;
    const known = this.kit.store.get<ValidationRow & { attempt: number }>(
      `SELECT revision, state, attempt FROM validation WHERE night = ? AND target_name = ? AND filter = ?`,
      night,
      targetName,
      filter,
    );
    const decision = validate(known ?? null, asked);
    if (!decision.ok) throw new RpcException({ code: status.FAILED_PRECONDITION, message: decision.reason });
    const taken = await this.kit.decide({
      id: `validated:${night}/${targetName}/${filter}:r${revision}:${this.kit.now().toISOString()}`,
      type: 'Validated',
      payload: {
        reduction: { series: { night, targetName, filter }, revision, attempt: known?.attempt ?? 1 },
        verdict: decision.verdict,
        by,
        reason,
      },
    });
    if (!taken) throw new RpcException({ code: status.ABORTED, message: 'the series changed meanwhile: look again' });
    return {};
  }
}
