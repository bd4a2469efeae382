import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Pipeline } from '../adapters/pipeline.js';
import type { NightsAnswer, ReduceAnswer } from '../domain/contract.js';
import { orRefuse } from './orRefuse.js';
import { beginRequest, cancelRequest, firstRequest, pauseRequest, readRequest, reduceRequest } from './requests.js';

/** Nights that are being filled, paused or cancelled, and what a person wants done with a night. */
@Controller('api')
export class NightsController {
  constructor(private readonly pipeline: Pipeline) {}

  @Get('nights')
  async nights(): Promise<NightsAnswer> {
    return orRefuse(await this.pipeline.listFillingNights());
  }

  @Post('begin')
  @HttpCode(200)
  async begin(@Body() body: unknown): Promise<object> {
    return orRefuse(await this.pipeline.beginNight(readRequest(beginRequest, body)));
  }

  @Post('pause')
  @HttpCode(200)
  async pause(@Body() body: unknown): Promise<object> {
    return orRefuse(await this.pipeline.pauseNight(readRequest(pauseRequest, body)));
  }

  @Post('cancel')
  @HttpCode(200)
  async cancel(@Body() body: unknown): Promise<object> {
    return orRefuse(await this.pipeline.cancelNight(readRequest(cancelRequest, body)));
  }

  @Post('first')
  @HttpCode(200)
  async first(@Body() body: unknown): Promise<object> {
    return orRefuse(await this.pipeline.putNightFirst(readRequest(firstRequest, body)));
  }

  @Post('reduce')
  @HttpCode(200)
  async reduce(@Body() body: unknown): Promise<ReduceAnswer> {
    const { targetName = '', filter = '', ...wish } = readRequest(reduceRequest, body);
    const { series } = orRefuse(await this.pipeline.requestReduction({ ...wish, targetName, filter }));
    return { series: series.length };
  }
}
