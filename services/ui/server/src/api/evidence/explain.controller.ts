import { Controller, Get, HttpException, Query } from '@nestjs/common';
import { ServiceKit } from '@wombat/service-kit';
import { choosePoint, explainPoint, readProvenance } from '@wombat/service-kit/provenance';
import { Evidence } from '../../adapters/evidence.js';
import type { ExplanationAnswer } from '../../domain/contract.js';
import { orRefuse } from '../orRefuse.js';
import { explainRequest, readRequest } from '../requests.js';
import { productBytes } from './productBytes.js';

/** Where the number of a point comes from, by the file that lies beside the report. */
@Controller('api')
export class ExplainController {
  constructor(
    private readonly kit: ServiceKit,
    private readonly evidence: Evidence,
  ) {}

  @Get('explain')
  async explain(@Query() query: unknown): Promise<ExplanationAnswer> {
    const { sha256, ...series } = readRequest(explainRequest, query);
    const { provenance } = orRefuse(await this.evidence.products(series));
    if (provenance === undefined) {
      const { targetName, filter, night } = series;
      throw new HttpException(`${targetName} ${filter} of ${night} has no report that tells what it rests on`, 404);
    }
    const told = readProvenance((await productBytes(this.kit.data, provenance)).toString('utf8'));
    if (!told.ok) throw new HttpException(`${provenance.path}: ${told.fault.message}`, 409);
    const point = choosePoint(told.value, sha256);
    if (!point.ok) throw new HttpException(point.fault.message, 404);
    return explainPoint(told.value, point.value);
  }
}
