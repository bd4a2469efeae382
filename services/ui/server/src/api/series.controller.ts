import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ok } from '@wombat/result';
import { Pipeline } from '../adapters/pipeline.js';
import { Submissions } from '../adapters/submissions.js';
import type { LightCurve, SeriesAnswer } from '../domain/contract.js';
import { seriesEntries } from '../domain/index.js';
import { orRefuse } from './orRefuse.js';
import { chooseCompsRequest, readRequest, seriesRequest, tryCompsRequest, verdictRequest } from './requests.js';

/** Every series, its light curve, and what a person says of it. */
@Controller('api')
export class SeriesController {
  constructor(
    private readonly pipeline: Pipeline,
    private readonly submissions: Submissions,
  ) {}

  @Get('series')
  async series(): Promise<SeriesAnswer> {
    const [listed, validations, submissions] = await Promise.all([
      this.pipeline.listSeries(),
      this.pipeline.listValidations(),
      this.submissions.ask('listSubmissions', { series: undefined }),
    ]);
    return seriesEntries(
      listed,
      validations.ok ? ok(validations.value.validations) : validations,
      submissions.ok ? ok(submissions.value.submissions) : submissions,
    );
  }

  @Get('lightcurve')
  async lightCurve(@Query() query: unknown): Promise<LightCurve> {
    return orRefuse(await this.pipeline.lightCurve(readRequest(seriesRequest, query)));
  }

  @Get('comps/try')
  async tryComps(@Query() query: unknown): Promise<LightCurve> {
    return orRefuse(await this.pipeline.tryComps(readRequest(tryCompsRequest, query))).curve;
  }

  @Post('comps/choose')
  @HttpCode(200)
  async chooseComps(@Body() body: unknown): Promise<object> {
    return orRefuse(await this.pipeline.chooseComps(readRequest(chooseCompsRequest, body)));
  }

  @Post('validate')
  @HttpCode(200)
  async validate(@Body() body: unknown): Promise<object> {
    return orRefuse(await this.pipeline.validate(readRequest(verdictRequest, body)));
  }
}
