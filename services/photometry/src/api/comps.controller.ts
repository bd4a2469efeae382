import { createHash } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import { Controller, Optional } from '@nestjs/common';
import { GrpcMethod, RpcException } from '@nestjs/microservices';
import type { photometry } from '@wombat/proto';
import { ServiceKit } from '@wombat/service-kit';
import { type ChosenComps, decideComps } from '../domain/index.js';
import { compsWordOf } from '../projection/compsChoices.js';
import { candidatesOf } from '../projection/measuredFrames.js';
import type { SeriesMeasured, SeriesTransformed } from '../projection/photometrySeries.js';
import { PhotometryTables } from '../projection/photometryTables.js';
import { CurveMakers, curvesHere } from './curveMakers.js';
import { notMeasured } from './notMeasured.js';

/** A person's word on comparison stars: what would be by it, and that it is kept. */
@Controller()
export class CompsController {
  private readonly tables: PhotometryTables;

  private readonly makers: CurveMakers;

  constructor(
    private readonly kit: ServiceKit,
    @Optional() makers?: CurveMakers,
  ) {
    this.tables = new PhotometryTables(kit);
    this.makers = makers ?? curvesHere(kit, this.tables);
  }

  @GrpcMethod('PhotometryService', 'TryComps')
  async tryComps({ off, on, ...asked }: photometry.TryCompsRequest): Promise<photometry.TryCompsResponse> {
    const series = this.seriesOf(asked);
    return { curve: await this.tried(series, off, on) };
  }

  @GrpcMethod('PhotometryService', 'ChooseComps')
  async chooseComps(asked: photometry.ChooseCompsRequest): Promise<photometry.ChooseCompsResponse> {
    const series = this.seriesOf(asked);
    const before = compsWordOf(this.kit.store, series);
    const decided = decideComps({ revision: series.revision, chosen: before }, asked);
    if (!decided.ok) throw refusal(status.FAILED_PRECONDITION, decided.fault.message);
    const chosen = decided.value;
    if (chosen.on.size + chosen.off.size > 0) await this.tried(series, [...chosen.off], [...chosen.on]);
    if (!(await this.enter(series, chosen, before?.eventId ?? '')))
      throw refusal(status.ABORTED, 'the series changed meanwhile: look again');
    return {};
  }

  /** By the word before it and what is said: the same word said twice is one event. */
  private enter(series: SeriesMeasured | SeriesTransformed, chosen: ChosenComps, before: string): Promise<boolean> {
    const { night, targetName, filter, revision, attempt } = series;
    const said = { off: [...chosen.off], on: [...chosen.on], words: chosen.words, by: chosen.by };
    const hash = createHash('sha256')
      .update(JSON.stringify([before, said]))
      .digest('hex')
      .slice(0, 16);
    const payload = { ...said, reduction: { series: { night, targetName, filter }, revision, attempt } };
    return this.kit.decide({ id: `comps:${night}/${targetName}/${filter}:${hash}`, type: 'CompsChosen', payload });
  }

  private seriesOf(asked: Parameters<PhotometryTables['measuredSeries']>[0]): SeriesMeasured | SeriesTransformed {
    const series = this.tables.measuredSeries(asked);
    if (series === null) throw notMeasured(asked);
    return series;
  }

  private async tried(series: SeriesMeasured | SeriesTransformed, off: readonly string[], on: readonly string[]) {
    const known = new Set(candidatesOf(series).map(({ auid }) => auid));
    const unknown = [...off, ...on].filter((auid) => !known.has(auid));
    if (unknown.length > 0) {
      const message = `no star that was measured to be compared with: ${unknown.join(', ')}`;
      throw refusal(status.INVALID_ARGUMENT, message);
    }
    const made = await this.makers.curve(series, { off: new Set(off), on: new Set(on) });
    if (!made.ok) throw refusal(status.FAILED_PRECONDITION, made.fault.message);
    return made.value;
  }
}

function refusal(code: status, message: string): RpcException {
  return new RpcException({ code, message });
}
