import { Controller } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import type { ingest } from '@wombat/proto';
import { ServiceKit } from '@wombat/service-kit';

interface SeriesRow {
  [column: string]: string | number | null;
}

const SERIES = `SELECT target.date, target.target_name AS targetName, target.filter, band, num_images AS numImages, revision, proc,
  proc_bias AS procBias, proc_dark AS procDark, proc_flat AS procFlat, apphot, submitted, halt.reason
  FROM target LEFT JOIN halt ON halt.date = target.date AND halt.target_name = target.target_name AND halt.filter = target.filter
  ORDER BY target.date DESC, target.target_name, target.filter`;

/** The ledger's series, for whoever asks by gRPC. */
@Controller()
export class SeriesController {
  constructor(private readonly kit: ServiceKit) {}

  @GrpcMethod('IngestService', 'ListSeries')
  async listSeries(): Promise<ingest.ListSeriesResponse> {
    const rows = await this.kit.store.query<SeriesRow>(SERIES);
    return { series: rows.map(stateOf) };
  }
}

function stateOf(row: SeriesRow): ingest.SeriesState {
  const text = (column: string) => String(row[column] ?? '');
  return {
    date: text('date'),
    targetName: text('targetName'),
    filter: text('filter'),
    band: text('band'),
    numImages: Number(row.numImages),
    revision: Number(row.revision),
    proc: text('proc'),
    procBias: text('procBias'),
    procDark: text('procDark'),
    procFlat: text('procFlat'),
    apphot: text('apphot'),
    submitted: text('submitted'),
    reason: text('reason'),
  };
}
