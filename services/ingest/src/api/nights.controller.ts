import { status } from '@grpc/grpc-js';
import { Controller } from '@nestjs/common';
import { GrpcMethod, RpcException } from '@nestjs/microservices';
import type { ingest } from '@wombat/proto';
import { nightsPaused, nightsPutFirst, ServiceKit } from '@wombat/service-kit';
import { fillingTimes } from '../domain/index.js';
import { IngestTables } from '../projection/ingestTables.js';
import { Discovery } from '../reactor/discovery.js';

/** Nights that are being filled or paused, and people's words on when they are worked on. */
@Controller()
export class NightsController {
  private readonly tables: IngestTables;

  constructor(
    private readonly kit: ServiceKit,
    private readonly discovery: Discovery,
  ) {
    this.tables = new IngestTables(kit);
  }

  @GrpcMethod('IngestService', 'ListFillingNights')
  listFillingNights(): ingest.ListFillingNightsResponse {
    const now = this.kit.now().getTime();
    const nights = this.discovery.filling.folders().map((filling) => {
      const { folder, files, settleSeconds, begun } = filling;
      return { folder, files, settleSeconds, begun, ...fillingTimes(filling, now) };
    });
    return { nights, paused: nightsPaused(this.kit.store) };
  }

  /** It is taken at the next look, once its files are whole; doing it twice changes nothing. */
  @GrpcMethod('IngestService', 'BeginNight')
  beginNight({ folder, by }: ingest.BeginNightRequest): ingest.BeginNightResponse {
    refuseNameless(by);
    if (!this.discovery.filling.begin(folder)) {
      const message = `nothing in ${folder} is waited with: it is begun already, or holds nothing new`;
      throw new RpcException({ code: status.FAILED_PRECONDITION, message });
    }
    this.kit.logger.info(`${folder} is begun now: ${by.trim()} does not wait until it is still`);
    return {};
  }

  /** Its frames wait from now on, but for those that workers have in their hands; or they go on. */
  @GrpcMethod('IngestService', 'PauseNight')
  async pauseNight({ night, paused, by }: ingest.PauseNightRequest): Promise<ingest.PauseNightResponse> {
    refuseNameless(by);
    const isPaused = nightsPaused(this.kit.store).some((one) => one.night === night);
    if (isPaused === paused) return {};
    if (paused) this.refuseUnknown(night);
    const id = `${paused ? 'pause' : 'resume'}:${night}:${this.kit.now().toISOString()}`;
    const taken = await this.kit.decide({ id, type: 'NightPaused', payload: { night, paused, by: by.trim() } });
    refuseLate(taken);
    return {};
  }

  /** Its work goes before that of all other nights from now on; the night that was named last goes first. */
  @GrpcMethod('IngestService', 'PutNightFirst')
  async putNightFirst({ night, by }: ingest.PutNightFirstRequest): Promise<ingest.PutNightFirstResponse> {
    refuseNameless(by);
    this.refuseUnknown(night);
    const { store } = this.kit;
    if (nightsPaused(store).some((one) => one.night === night)) {
      const message = `${night} is paused: resume it before it can go first`;
      throw new RpcException({ code: status.FAILED_PRECONDITION, message });
    }
    if (nightsPutFirst(store)[0] === night) return {};
    const id = `first:${night}:${this.kit.now().toISOString()}`;
    const taken = await this.kit.decide({ id, type: 'NightPutFirst', payload: { night, by: by.trim() } });
    refuseLate(taken);
    return {};
  }

  private refuseUnknown(night: string): void {
    if (!this.tables.announced().some((one) => one.night === night))
      throw new RpcException({ code: status.NOT_FOUND, message: `no night ${night} has come in` });
  }
}

function refuseNameless(by: string): void {
  if (by.trim() === '') throw new RpcException({ code: status.INVALID_ARGUMENT, message: 'your name is missing' });
}

function refuseLate(taken: boolean): void {
  if (!taken) throw new RpcException({ code: status.ABORTED, message: 'somebody else was quicker: look again' });
}
