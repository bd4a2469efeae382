import { Controller, Get, Query } from '@nestjs/common';
import { Pipeline } from '../../adapters/pipeline.js';
import type { FramesAnswer } from '../../domain/contract.js';
import { framesAnswer } from '../../domain/index.js';
import { orRefuse } from '../orRefuse.js';
import { readRequest, seriesRequest } from '../requests.js';

/** What became of the frames of a series. */
@Controller('api')
export class FramesController {
  constructor(private readonly pipeline: Pipeline) {}

  @Get('frames')
  async frames(@Query() query: unknown): Promise<FramesAnswer> {
    return framesAnswer(orRefuse(await this.pipeline.listFrames(readRequest(seriesRequest, query))));
  }
}
