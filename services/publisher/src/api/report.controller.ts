import { status } from '@grpc/grpc-js';
import { Controller } from '@nestjs/common';
import { GrpcMethod, RpcException } from '@nestjs/microservices';
import type { publisher, Series } from '@wombat/proto';
import { ServiceKit } from '@wombat/service-kit';
import { whyNoObserver } from '../domain/fileToSend.js';
import { reportBefore } from '../projection/historyTables.js';
import { PublisherTables } from '../projection/publisherTables.js';
import { SubmissionDesk } from '../reactor/submissionDesk.js';

/** Which file is the report of a series, and whether it may be sent as it is. */
@Controller()
export class ReportController {
  constructor(
    private readonly kit: ServiceKit,
    private readonly tables: PublisherTables,
    private readonly desk: SubmissionDesk,
  ) {}

  @GrpcMethod('PublisherService', 'GetReport')
  async getReport(asked: publisher.GetReportRequest): Promise<publisher.GetReportResponse> {
    const { night, targetName, filter } = asked;
    const { of = Number.POSITIVE_INFINITY, before: wanted = Number.POSITIVE_INFINITY } = asked;
    const series = { night, targetName, filter };
    const standing = this.tables.standing(series);
    if (standing === null || standing.reportPath === '') {
      const message = `${targetName} ${filter} of ${night} has no report (yet)`;
      throw new RpcException({ code: status.NOT_FOUND, message });
    }
    const today = { revision: standing.revision, path: standing.reportPath, sha256: standing.reportSha256 };
    const later = of < today.revision ? reportBefore(this.kit.store, series, of + 1) : today;
    if (later === null) {
      const message = `${targetName} ${filter} of ${night} had no report up to revision ${of}`;
      throw new RpcException({ code: status.NOT_FOUND, message });
    }
    const { revision, path, sha256 } = later;
    const before = reportBefore(this.kit.store, series, Math.min(revision, wanted + 1));
    return {
      revision,
      report: { path, sha256 },
      previous: before === null ? undefined : { path: before.path, sha256: before.sha256 },
      previousRevision: before?.revision,
      whyNotSendable: await this.whyNotSendable(series),
    };
  }

  private async whyNotSendable(series: Series): Promise<string> {
    const nobody = whyNoObserver(this.kit.config.observer.code);
    if (nobody !== null) return nobody.message;
    const draft = await this.desk.draft([series]);
    return draft.ok ? '' : draft.fault.message;
  }
}
