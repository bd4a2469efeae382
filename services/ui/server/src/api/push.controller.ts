import type { ServerResponse } from 'node:http';
import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { Submissions } from '../adapters/submissions.js';
import type { AskAnswer, CorrectionsAnswer, DraftAnswer, SubmissionsAnswer, SubmitAnswer } from '../domain/contract.js';
import { correctionsAnswer } from '../domain/index.js';
import { orRefuse } from './orRefuse.js';
import { draftRequest, oneSubmission, settleRequest, submitRequest, wordRequest } from './pushRequests.js';
import { readRequest, seriesRequest } from './requests.js';

/** What goes to the AAVSO, and what people say of it. */
@Controller('api')
export class PushController {
  constructor(private readonly submissions: Submissions) {}

  @Get('submissions')
  async list(@Query() query: object): Promise<SubmissionsAnswer> {
    const series = Object.keys(query).length === 0 ? undefined : readRequest(seriesRequest, query);
    return orRefuse(await this.submissions.ask('listSubmissions', { series }));
  }

  @Get('corrections')
  async corrections(): Promise<CorrectionsAnswer> {
    return correctionsAnswer(orRefuse(await this.submissions.ask('listCorrections', {})));
  }

  @Get('push/file')
  async file(@Query() query: unknown, @Res() response: ServerResponse): Promise<void> {
    const { name, text } = orRefuse(await this.submissions.ask('getSubmissionFile', readRequest(oneSubmission, query)));
    response.setHeader('content-type', 'text/plain; charset=utf-8');
    response.setHeader('content-disposition', `attachment; filename="${name}"`);
    response.end(text);
  }

  @Post('push/draft')
  @HttpCode(200)
  async draft(@Body() body: unknown): Promise<DraftAnswer> {
    return orRefuse(await this.submissions.ask('draftSubmission', readRequest(draftRequest, body)));
  }

  @Post('push/submit')
  @HttpCode(200)
  async submit(@Body() body: unknown): Promise<SubmitAnswer> {
    return orRefuse(await this.submissions.ask('submit', readRequest(submitRequest, body)));
  }

  @Post('push/confirm')
  @HttpCode(200)
  async confirm(@Body() body: unknown): Promise<object> {
    return orRefuse(await this.submissions.ask('confirmSubmission', readRequest(wordRequest, body)));
  }

  @Post('push/withdraw')
  @HttpCode(200)
  async withdraw(@Body() body: unknown): Promise<object> {
    return orRefuse(await this.submissions.ask('withdrawSubmission', readRequest(wordRequest, body)));
  }

  @Post('push/settle')
  @HttpCode(200)
  async settle(@Body() body: unknown): Promise<object> {
    return orRefuse(await this.submissions.ask('settleSubmission', readRequest(settleRequest, body)));
  }

  @Post('push/ask')
  @HttpCode(200)
  async askArchive(@Body() body: unknown): Promise<AskAnswer> {
    return orRefuse(await this.submissions.ask('askArchive', readRequest(oneSubmission, body)));
  }
}
