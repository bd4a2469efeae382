import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Pipeline } from '../adapters/pipeline.js';
import type { AliasAnswer, AskedAgain, TargetAnswer } from '../domain/contract.js';
import { orRefuse } from './orRefuse.js';
import { aliasRequest, anySeriesRequest, readRequest, seriesRequest } from './requests.js';

/** Who the star of a folder is, and what a person says of it. */
@Controller('api')
export class TargetController {
  constructor(private readonly pipeline: Pipeline) {}

  @Get('target')
  async target(@Query() query: unknown): Promise<TargetAnswer> {
    return orRefuse(await this.pipeline.target(readRequest(seriesRequest, query)));
  }

  @Post('comps/ask')
  @HttpCode(200)
  async askAgain(@Body() body: unknown): Promise<AskedAgain> {
    return orRefuse(await this.pipeline.askAgain(readRequest(anySeriesRequest, body)));
  }

  @Post('alias')
  @HttpCode(200)
  async alias(@Body() body: unknown): Promise<AliasAnswer> {
    return orRefuse(await this.pipeline.setAlias(readRequest(aliasRequest, body)));
  }
}
