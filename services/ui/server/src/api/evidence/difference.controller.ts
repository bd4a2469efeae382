import { Controller, Get, Query } from '@nestjs/common';
import { ServiceKit } from '@wombat/service-kit';
import { Evidence } from '../../adapters/evidence.js';
import type { DifferenceAnswer } from '../../domain/contract.js';
import { revisionDifference } from '../../domain/index.js';
import { orRefuse } from '../orRefuse.js';
import { differenceRequest, readRequest } from '../requests.js';
import { productBytes } from './productBytes.js';

/** What the report of a series has otherwise than that of the revision before, or of an earlier one. */
@Controller('api')
export class DifferenceController {
  constructor(
    private readonly kit: ServiceKit,
    private readonly evidence: Evidence,
  ) {}

  @Get('difference')
  async difference(@Query() query: unknown): Promise<DifferenceAnswer> {
    const asked = readRequest(differenceRequest, query);
    const [reported, told] = await Promise.all([this.evidence.report(asked), this.evidence.history(asked)]);
    const { revision, report, previous, previousRevision } = orRefuse(reported);
    const { revisions } = orRefuse(told);
    const made = async (number: number, product: typeof report) => ({
      revision: number,
      text: (await productBytes(this.kit.data, product)).toString('utf8'),
      settings: revisions.find((one) => one.revision === number)?.settings ?? {},
    });
    const before =
      previous === undefined || previousRevision === undefined ? null : await made(previousRevision, previous);
    return revisionDifference(await made(revision, report), before);
  }
}
