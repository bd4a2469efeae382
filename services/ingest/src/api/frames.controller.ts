import { Controller } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import { ingest } from '@wombat/proto';
import type { FrameState } from '@wombat/proto/words';
import { ServiceKit } from '@wombat/service-kit';
import { frameCounts, standingFrames } from '@wombat/service-kit/ledger';
import { IsNull, Not } from 'typeorm';
import { splitReason } from '../domain/index.js';
import { Frame, Target } from '../projection/entities/index.js';

/** What became of every light of a series. */
@Controller()
export class FramesController {
  constructor(private readonly kit: ServiceKit) {}

  /** A light whose filter could not be read is listed with every series of its folder, as it is counted. */
  @GrpcMethod('IngestService', 'ListFrames')
  async listFrames({ night, targetName, filter }: ingest.ListFramesRequest): Promise<ingest.ListFramesResponse> {
    const key = { date: night, targetName, filter };
    const ofTarget = { date: night, targetName, kind: 'light', state: Not<FrameState>('ignored') } as const;
    const rows = await this.kit.store.read(Frame, (frames) =>
      frames.find({
        where: [
          { ...ofTarget, filter },
          { ...ofTarget, filter: IsNull() },
        ],
        order: { filename: 'ASC' },
      }),
    );
    const series = await this.kit.store.read(Target, (targets) => targets.findOneBy(key));
    const standing = standingFrames((sql) => this.kit.store.all(sql));
    return {
      counts: frameCounts(standing(key), series?.reported ?? null),
      frames: rows.map(({ filename: path, reason, ...row }) =>
        ingest.ListedFrame.fromJSON({ ...row, path, ...splitReason(row.state, reason ?? '') }),
      ),
    };
  }
}
