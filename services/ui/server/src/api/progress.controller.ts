import { Controller, Get, Sse } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { Pipeline } from '../adapters/pipeline.js';
import type { ProgressAnswer, ServiceProgress } from '../domain/contract.js';
import { PIPELINE_SERVICES, type PipelineService } from '../domain/index.js';
import { ChangeFeed, type FeedEvent } from '../reactor/changeFeed.js';

const NO_NEWS = { problems: [], progress: [], outside: [], notices: [], held: [], calls: [] };
const NOTHING = { version: '', planned: 0, running: 0, retries: 0, ...NO_NEWS };

/** What runs, and that something happened. */
@Controller('api')
export class ProgressController {
  constructor(
    private readonly pipeline: Pipeline,
    private readonly feed: ChangeFeed,
  ) {}

  @Get('progress')
  async progress(): Promise<ProgressAnswer> {
    return { services: await Promise.all(PIPELINE_SERVICES.map((service) => this.progressOf(service))) };
  }

  @Sse('stream')
  stream(): Observable<FeedEvent> {
    return this.feed.stream();
  }

  private async progressOf(service: PipelineService): Promise<ServiceProgress> {
    if (!this.pipeline.runs(service)) return { service, state: 'stopped', ...NOTHING };
    const answer = await this.pipeline.status(service);
    if (!answer.ok) return { service, state: 'silent', ...NOTHING };
    const { ready, projected: _projected, failed: _failed, refused: _refused, ...told } = answer.value;
    return { ...told, service, state: ready ? 'ready' : 'starting' };
  }
}
