import { Controller, Get, HttpException } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import { checkpointOf } from '@wombat/eventlog';
import type { ops } from '@wombat/proto';
import { type Health, healthOf } from '../health/health.js';
import { VERSION } from '../software.js';
import { Rebuilder } from './rebuilder.js';
import { ServiceKit } from './serviceKit.js';

/** A service that is no more than behind has caught up by then. */
const FOLLOW_MILLISECONDS = 5_000;

/** What every service answers about itself, by gRPC for our programs and by HTTP for compose and a curious person. */
@Controller()
export class OpsController {
  constructor(
    private readonly kit: ServiceKit,
    private readonly rebuilder: Rebuilder,
  ) {}

  @GrpcMethod('OpsService', 'GetStatus')
  getStatus(): ops.GetStatusResponse {
    const { status, store, name } = this.kit;
    return {
      service: name,
      version: VERSION,
      ready: status.notReady === null,
      problems: status.problems(),
      projected: this.rebuilder.streams.map((stream) => ({ stream, sequence: checkpointOf(store, stream) })),
      ...status.work(),
      progress: status.progress(),
      outside: [...status.outside.values()],
      notices: [...status.notices.values()],
      held: status.held.map(({ sentence }) => sentence),
      failed: [...status.failed],
      calls: status.calls.list().map(({ at, nextAt, ...call }) => ({
        ...call,
        at: at.toISOString(),
        nextAt: nextAt?.toISOString() ?? '',
      })),
    };
  }

  @GrpcMethod('OpsService', 'Rebuild')
  async rebuild(): Promise<ops.RebuildResponse> {
    return { events: await this.rebuilder.rebuild() };
  }

  @GrpcMethod('OpsService', 'Compare')
  async compare(): Promise<ops.CompareResponse> {
    return { same: await this.rebuilder.compare() };
  }

  @GrpcMethod('OpsService', 'Follow')
  async follow({ events }: ops.FollowRequest): Promise<ops.FollowResponse> {
    return { events: await this.kit.followed(events, FOLLOW_MILLISECONDS) };
  }

  @Get('health')
  health(): Health {
    const health = this.live();
    if (!health.ready) throw new HttpException(health, 503);
    return health;
  }

  /** For whoever ends a program that does not answer, and shall not end one that is busy. */
  @Get('health/live')
  live(): Health {
    const { status, name } = this.kit;
    return healthOf(name, { ready: status.notReady === null, problems: status.problems() });
  }
}
