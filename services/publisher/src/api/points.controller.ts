import { createHash } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import { Controller } from '@nestjs/common';
import { GrpcMethod, RpcException } from '@nestjs/microservices';
import type { NewEvent } from '@wombat/eventlog';
import { PointsRejected, PointsRestored, type publisher, type Series } from '@wombat/proto';
import { countPointChanges, ServiceKit } from '@wombat/service-kit';
import { decideRejection, decideRestoring } from '../domain/decidePoints.js';
import { pointsStandingOf, validationOf } from '../projection/standing.js';
import { Remade } from '../reactor/remade.js';

const REPORT_MILLISECONDS = 20_000;

type PointEvent = NewEvent<'PointsRejected'> | NewEvent<'PointsRestored'>;

/** A person's word on single points: it is kept for ever, and answered once the report has been made anew. */
@Controller()
export class PointsController {
  constructor(
    private readonly kit: ServiceKit,
    private readonly remade: Remade,
  ) {}

  @GrpcMethod('PublisherService', 'RejectPoints')
  async rejectPoints(asked: publisher.RejectPointsRequest): Promise<publisher.RejectPointsResponse> {
    const decided = decideRejection(pointsStandingOf(this.kit, asked), asked);
    if (!decided.ok) throw new RpcException({ code: status.FAILED_PRECONDITION, message: decided.fault.message });
    const payload = { ...decided.value, reduction: this.reductionOf(asked) };
    const id = this.idOf(asked, PointsRejected.toJSON(payload));
    return this.enter(asked, { id, type: 'PointsRejected', payload });
  }

  @GrpcMethod('PublisherService', 'RestorePoints')
  async restorePoints(asked: publisher.RestorePointsRequest): Promise<publisher.RestorePointsResponse> {
    const decided = decideRestoring(pointsStandingOf(this.kit, asked), asked);
    if (!decided.ok) throw new RpcException({ code: status.FAILED_PRECONDITION, message: decided.fault.message });
    const payload = { ...decided.value, reduction: this.reductionOf(asked) };
    const id = this.idOf(asked, PointsRestored.toJSON(payload));
    return this.enter(asked, { id, type: 'PointsRestored', payload });
  }

  private reductionOf({ night, targetName, filter, revision }: Series & { revision: number }) {
    const attempt = validationOf(this.kit, { night, targetName, filter })?.attempt ?? 1;
    return { series: { night, targetName, filter }, revision, attempt };
  }

  /** By how often the series' points were changed before and what is said: the same word said twice is one event. */
  private idOf(series: Series, said: unknown): string {
    const { night, targetName, filter } = series;
    const hash = createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 12);
    return `points:${night}/${targetName}/${filter}:${countPointChanges(this.kit.store, series) + 1}:${hash}`;
  }

  private async enter(series: Series, event: PointEvent): Promise<publisher.RejectPointsResponse> {
    if (event.payload.frames.length > 0 && !(await this.kit.decide(event)))
      throw new RpcException({ code: status.ABORTED, message: 'the series changed meanwhile: look again' });
    const made = await this.remade.until(
      () => validationOf(this.kit, series)?.isRemaking === false,
      REPORT_MILLISECONDS,
    );
    const standing = validationOf(this.kit, series);
    if (!made || standing === null) {
      const message = 'this is kept, but the report is still being made anew: look again soon';
      throw new RpcException({ code: status.ABORTED, message });
    }
    return { points: standing.rows, gate: standing.gate };
  }
}
