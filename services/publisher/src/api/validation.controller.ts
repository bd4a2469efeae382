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

const WAITING: Validation['state'] = 'validate';

/** The list of what waits for a person, and the person's verdict. */
@Controller()
export class ValidationController {
  private readonly files: MissingFiles;

  constructor(private readonly kit: ServiceKit) {
    const { data, logger } = kit;
    this.files = new MissingFiles({ data, now: () => kit.now(), say: (sentence) => logger.warn(sentence) });
  }

  @GrpcMethod('PublisherService', 'ListValidations')
  async listValidations({
    onlyWaiting,
    onlyMissing,
  }: publisher.ListValidationsRequest): Promise<publisher.ListValidationsResponse> {
    const missing = new Set(await this.files.among(this.products(onlyWaiting)));
    if (onlyMissing && missing.size === 0) return { validations: [] };
    const order = { night: 'DESC', targetName: 'ASC', filter: 'ASC' } as const;
    const where = onlyWaiting ? { state: WAITING } : {};
    const rows = await this.kit.store.read(Validation, (validations) => validations.find({ where, order }));
    const rejectedOf = rejectedCounts(this.kit.store);
    const told = rows.map((row) => {
      const gone = [...new Set([row.reportPath, row.observationsPath])].filter((path) => missing.has(path));
      return { ...messageOf(row, gone), rejectedByPerson: rejectedOf(row) };
    });
    return { validations: onlyMissing ? told.filter((one) => one.missing.length > 0) : told };
  }

  /** Paths of what was made, without anything else: of thousands of series the rest takes long to read. */
  private products(onlyWaiting: boolean): string[] {
    const sql = `SELECT report_path AS report, observations_path AS observations FROM validation${onlyWaiting ? ' WHERE state = ?' : ''}`;
    const rows = this.kit.store.all<{ report: string; observations: string }>(sql, ...(onlyWaiting ? [WAITING] : []));
    return rows.flatMap(({ report, observations }) => [report, observations]);
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
