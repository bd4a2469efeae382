import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Pipeline } from '../adapters/pipeline.js';
import type { ReduceAnswer } from '../domain/contract.js';
import { orRefuse } from './orRefuse.js';
import { readRequest, reduceRequest } from './requests.js';

/** What a person wants done with a night. */
@Controller('api')
export class NightsController {
  constructor(private readonly pipeline: Pipeline) {}

  @Post('reduce')
  @HttpCode(200)
  async reduce(@Body() body: unknown): Promise<ReduceAnswer> {
    const { targetName = '', filter = '', ...wish } = readRequest(reduceRequest, body);
    const { series } = orRefuse(await this.pipeline.requestReduction({ ...wish, targetName, filter }));
    return { series: series.length };
  }
}
