import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Pipeline } from '../adapters/pipeline.js';
import type { PointsAnswer } from '../domain/contract.js';
import { orRefuse } from './orRefuse.js';
import { readRequest, rejectRequest, restoreRequest } from './requests.js';

/** What a person says of single points; answered once the report has been made anew. */
@Controller('api/points')
export class PointsController {
  constructor(private readonly pipeline: Pipeline) {}

  @Post('reject')
  @HttpCode(200)
  async reject(@Body() body: unknown): Promise<PointsAnswer> {
    return orRefuse(await this.pipeline.rejectPoints(readRequest(rejectRequest, body)));
  }

  @Post('restore')
  @HttpCode(200)
  async restore(@Body() body: unknown): Promise<PointsAnswer> {
    return orRefuse(await this.pipeline.restorePoints(readRequest(restoreRequest, body)));
  }
}
