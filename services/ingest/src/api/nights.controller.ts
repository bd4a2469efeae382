import { status } from '@grpc/grpc-js';
import { Controller } from '@nestjs/common';
import { GrpcMethod, RpcException } from '@nestjs/microservices';
import type { ingest } from '@wombat/proto';
import { nightsCancelled, nightsPaused, nightsPutFirst, ServiceKit } from '@wombat/service-kit';
import { fillingTimes, isFinished } from '../domain/index.js';
import { IngestTables } from '../projection/ingestTables.js';
import { Discovery } from '../reactor/discovery.js';

/** Nights that are being filled, paused or cancelled, and people's words on when they are worked on. */
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
    const { store } = this.kit;
    const first = nightsPutFirst(store).map(({ night, by }) => ({ night, by }));
    return { nights, paused: nightsPaused(store), cancelled: nightsCancelled(store), first };
  }

  /** It is taken at the next look, once its files are whole; doing it twice changes nothing. */
  @GrpcMethod('IngestService', 'BeginNight')
  beginNight({ folder, by }: ingest.BeginNightRequest): ingest.BeginNightResponse {
    refuseNameless(by);
    if (!this.discovery.filling.begin(folder)) {
      refuseNow(`nothing in ${folder} is waited with: it is begun already, or holds nothing new`);
    }
    this.kit.logger.info(`${folder} is begun now: ${by.trim()} does not wait until it is still`);
    return {};
  }

  /** Its frames wait from now on, but for those that workers have in their hands; or they go on, cancelled ones too. */
  @GrpcMethod('IngestService', 'PauseNight')
  async pauseNight({ night, paused, by }: ingest.PauseNightRequest): Promise<ingest.PauseNightResponse> {
    refuseNameless(by);
    const isCancelled = this.isCancelled(night);
    if (paused && isCancelled) refuseNow(`${night} is cancelled: there is nothing to pause`);
    const isPaused = nightsPaused(this.kit.store).some((one) => one.night === night);
    if (isPaused === paused && !isCancelled) return {};
    if (paused) this.refuseUnknown(night);
    const id = `${paused ? 'pause' : 'resume'}:${night}:${this.kit.now().toISOString()}`;
    const taken = await this.kit.decide({ id, type: 'NightPaused', payload: { night, paused, by: by.trim() } });
    refuseLate(taken);
    return {};
  }

  /** Its frames are not worked on from now on; those that workers have in their hands are ended, and kept. */
  @GrpcMethod('IngestService', 'CancelNight')
  async cancelNight({ night, by, reason }: ingest.CancelNightRequest): Promise<ingest.CancelNightResponse> {
    refuseNameless(by);
    this.refuseUnknown(night);
    if (this.isCancelled(night)) return {};
    const id = `cancel:${night}:${this.kit.now().toISOString()}`;
    const payload = { night, by: by.trim(), reason: reason.trim() };
    refuseLate(await this.kit.decide({ id, type: 'NightCancelled', payload }));
    return {};
  }

  /** Its work goes before that of all other nights from now on; the night that was named last goes first. */
  @GrpcMethod('IngestService', 'PutNightFirst')
  async putNightFirst({ night, by }: ingest.PutNightFirstRequest): Promise<ingest.PutNightFirstResponse> {
    refuseNameless(by);
    this.refuseUnknown(night);
    const { store } = this.kit;
    const isPaused = nightsPaused(store).some((one) => one.night === night);
    if (isPaused || this.isCancelled(night))
      refuseNow(`${night} is ${isPaused ? 'paused' : 'cancelled'}: resume it before it can go first`);
    if (isFinished(this.tables.standing(night), this.tables.knowsLight(night)))
      refuseNow(`nothing of ${night} is left to do`);
    if (nightsPutFirst(store)[0]?.night === night) return {};
    const id = `first:${night}:${this.kit.now().toISOString()}`;
    const taken = await this.kit.decide({ id, type: 'NightPutFirst', payload: { night, by: by.trim() } });
    refuseLate(taken);
    return {};
  }

  private isCancelled(night: string): boolean {
    return nightsCancelled(this.kit.store).some((one) => one.night === night);
  }

  private refuseUnknown(night: string): void {
    if (!this.tables.announced().some((one) => one.night === night))
      throw new RpcException({ code: status.NOT_FOUND, message: `no night ${night} has come in` });
  }
}

function refuseNameless(by: string): void {
  if (by.trim() === '') throw new RpcException({ code: status.INVALID_ARGUMENT, message: 'your name is missing' });
}

function refuseNow(message: string): never {
  throw new RpcException({ code: status.FAILED_PRECONDITION, message });
}

function refuseLate(taken: boolean): void {
  if (!taken) throw new RpcException({ code: status.ABORTED, message: 'somebody else was quicker: look again' });
}
