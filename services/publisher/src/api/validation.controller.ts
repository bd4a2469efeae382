import { createHash } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import { Controller } from '@nestjs/common';
import { GrpcMethod, RpcException } from '@nestjs/microservices';
import type { GateVerdict, publisher } from '@wombat/proto';
import { rejectedCounts, ServiceKit } from '@wombat/service-kit';
import { MissingFiles } from '../adapters/missingFiles.js';
import { digest } from '../domain/digest.js';
import { validate } from '../domain/validate.js';
import { Validation } from '../projection/entities/validation.js';
import { validationOf } from '../projection/standing.js';

/** The list of what waits for a person, and the person's verdict. */
@Controller()
export class ValidationController {
  private readonly files: MissingFiles;

  constructor(private readonly kit: ServiceKit) {
    const { data, logger } = kit;
    this.files = new MissingFiles({ data, now: () => kit.now(), say: (sentence) => logger.warn(sentence) });
  }

  @GrpcMethod('PublisherService', 'ListValidations')
  async listValidations(): Promise<publisher.ListValidationsResponse> {
    const newestFirst = { night: 'DESC', targetName: 'ASC', filter: 'ASC' } as const;
    const rows = await this.kit.store.read(Validation, (validations) => validations.find({ order: newestFirst }));
    const missing = (row: Validation) => this.files.among([row.reportPath, row.observationsPath]);
    const rejectedOf = rejectedCounts(this.kit.store);
    const told = async (row: Validation) => ({
      ...messageOf(row, await missing(row)),
      rejectedByPerson: rejectedOf(row),
    });
    return { validations: await Promise.all(rows.map(told)) };
  }

  @GrpcMethod('PublisherService', 'Validate')
  async validate(asked: publisher.ValidateRequest): Promise<publisher.ValidateResponse> {
    const { night, targetName, filter, revision, by, reason } = asked;
    const known = validationOf(this.kit, asked);
    const decision = validate(known, asked);
    if (!decision.ok) throw new RpcException({ code: status.FAILED_PRECONDITION, message: decision.fault.message });
    const verdict = decision.value;
    if (verdict === null) return {};
    // Named by what was said before and what is said now: the same word said twice is one event.
    const said = JSON.stringify([known?.verdictId ?? null, verdict, by, reason]);
    const taken = await this.kit.decide({
      id: `validated:${night}/${targetName}/${filter}:r${revision}:${createHash('sha256').update(said).digest('hex').slice(0, 16)}`,
      type: 'Validated',
      payload: {
        reduction: { series: { night, targetName, filter }, revision, attempt: known?.attempt ?? 1 },
        ...{ verdict, by, reason },
        reportSha256: known?.reportSha256 ?? '',
      },
    });
    if (!taken) throw new RpcException({ code: status.ABORTED, message: 'the series changed meanwhile: look again' });
    return {};
  }
}

function messageOf(
  { decidedBy, reason, ...row }: Validation,
  missing: string[],
): Omit<publisher.Validation, 'rejectedByPerson'> {
  const { night, targetName, filter, revision, state, reportPath, rows, measured } = row;
  const facts = {
    rows,
    measured,
    gate: JSON.parse(row.gate) as GateVerdict[],
    sketch: JSON.parse(row.sketch) as number[],
  };
  return {
    ...{ night, targetName, filter, revision, state, reportPath },
    ...{ by: decidedBy ?? '', reason: reason ?? '', digest: digest(facts), missing },
  };
}
