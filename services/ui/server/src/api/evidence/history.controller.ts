import { Controller, Get, Query } from '@nestjs/common';
import { Evidence } from '../../adapters/evidence.js';
import { Submissions } from '../../adapters/submissions.js';
import type { HistoryAnswer } from '../../domain/contract.js';
import { historyAnswer } from '../../domain/index.js';
import { orRefuse } from '../orRefuse.js';
import { readRequest, seriesRequest } from '../requests.js';

/** All that happened to a series. */
@Controller('api')
export class HistoryController {
  constructor(
    private readonly evidence: Evidence,
    private readonly submissions: Submissions,
  ) {}

  @Get('history')
  async history(@Query() query: unknown): Promise<HistoryAnswer> {
    const series = readRequest(seriesRequest, query);
    const [history, sent] = await Promise.all([
      this.evidence.history(series),
      this.submissions.ask('listSubmissions', { series }),
    ]);
    return historyAnswer(orRefuse(history), orRefuse(sent).submissions);
  }
}
