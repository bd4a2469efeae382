import { Injectable } from '@nestjs/common';
import { calibration, catalog, ingest, ops, photometry, publisher } from '@wombat/proto';
import { type Result, refuse } from '@wombat/result';
import { readRunFile, ServiceKit } from '@wombat/service-kit';
import { type GrpcClient, GrpcClients, type GrpcFault } from '@wombat/service-kit/grpc';
import type { PipelineService, ServiceFault } from '../domain/index.js';

const ASK_MILLISECONDS = 5_000;
/** A light curve is made anew from what was measured. */
const CURVE_MILLISECONDS = 30_000;
/** Services say how far they are after five seconds. */
const FOLLOW_MILLISECONDS = 10_000;
/** Headers of every frame that is meant are read first. */
const REDUCTION_MILLISECONDS = 300_000;
/** A name is looked up in VSX first, which may be asked several times before it is given up. */
const NAME_MILLISECONDS = 120_000;

type Answer<T> = Promise<Result<T, ServiceFault>>;

/** The other services, found by the run files of this home and asked by gRPC. */
@Injectable()
export class Pipeline {
  private readonly clients: GrpcClients;
  /** Up to which event pages have been told where the series stand. */
  private listed = 0;

  constructor(private readonly kit: ServiceKit) {
    this.clients = new GrpcClients(kit.home);
    kit.onStop(() => this.clients.close());
  }

  async listSeries(): Answer<ingest.ListSeriesResponse> {
    const listed = await this.ask('ingest', (grpc) => grpc.ask(ingest.IngestServiceDefinition, 'listSeries', soon({})));
    if (listed.ok) this.listed = Math.max(this.listed, listed.value.events);
    return listed;
  }

  listFrames(request: ingest.ListFramesRequest): Answer<ingest.ListFramesResponse> {
    return this.ask('ingest', (grpc) => grpc.ask(ingest.IngestServiceDefinition, 'listFrames', soon(request)));
  }

  listMasters(request: calibration.ListMastersRequest): Answer<calibration.ListMastersResponse> {
    return this.ask('calibration', (grpc) =>
      grpc.ask(calibration.CalibrationServiceDefinition, 'listMasters', soon(request)),
    );
  }

  requestReduction(request: ingest.RequestReductionRequest): Answer<ingest.RequestReductionResponse> {
    const question = { request, milliseconds: REDUCTION_MILLISECONDS };
    return this.ask('ingest', (grpc) => grpc.ask(ingest.IngestServiceDefinition, 'requestReduction', question));
  }

  listFillingNights(): Answer<ingest.ListFillingNightsResponse> {
    return this.ask('ingest', (grpc) => grpc.ask(ingest.IngestServiceDefinition, 'listFillingNights', soon({})));
  }

  beginNight(request: ingest.BeginNightRequest): Answer<ingest.BeginNightResponse> {
    return this.ask('ingest', (grpc) => grpc.ask(ingest.IngestServiceDefinition, 'beginNight', soon(request)));
  }

  pauseNight(request: ingest.PauseNightRequest): Answer<ingest.PauseNightResponse> {
    return this.ask('ingest', (grpc) => grpc.ask(ingest.IngestServiceDefinition, 'pauseNight', soon(request)));
  }

  cancelNight(request: ingest.CancelNightRequest): Answer<ingest.CancelNightResponse> {
    return this.ask('ingest', (grpc) => grpc.ask(ingest.IngestServiceDefinition, 'cancelNight', soon(request)));
  }

  putNightFirst(request: ingest.PutNightFirstRequest): Answer<ingest.PutNightFirstResponse> {
    return this.ask('ingest', (grpc) => grpc.ask(ingest.IngestServiceDefinition, 'putNightFirst', soon(request)));
  }

  listValidations(): Answer<publisher.ListValidationsResponse> {
    const all = soon({ onlyWaiting: false, onlyMissing: false });
    return this.ask('publisher', (grpc) => grpc.ask(publisher.PublisherServiceDefinition, 'listValidations', all));
  }

  validate(request: publisher.ValidateRequest): Answer<publisher.ValidateResponse> {
    return this.ask('publisher', (grpc) => grpc.ask(publisher.PublisherServiceDefinition, 'validate', soon(request)));
  }

  lightCurve(request: photometry.GetLightCurveRequest): Answer<photometry.GetLightCurveResponse> {
    const question = { request, milliseconds: CURVE_MILLISECONDS };
    return this.askOfListed('photometry', (grpc) =>
      grpc.ask(photometry.PhotometryServiceDefinition, 'getLightCurve', question),
    );
  }

  tryComps(request: photometry.TryCompsRequest): Answer<photometry.TryCompsResponse> {
    const question = { request, milliseconds: CURVE_MILLISECONDS };
    return this.askOfListed('photometry', (grpc) =>
      grpc.ask(photometry.PhotometryServiceDefinition, 'tryComps', question),
    );
  }

  chooseComps(request: photometry.ChooseCompsRequest): Answer<photometry.ChooseCompsResponse> {
    const question = { request, milliseconds: CURVE_MILLISECONDS };
    return this.askOfListed('photometry', (grpc) =>
      grpc.ask(photometry.PhotometryServiceDefinition, 'chooseComps', question),
    );
  }

  rejectPoints(request: publisher.RejectPointsRequest): Answer<publisher.RejectPointsResponse> {
    const question = { request, milliseconds: CURVE_MILLISECONDS };
    return this.ask('publisher', (grpc) => grpc.ask(publisher.PublisherServiceDefinition, 'rejectPoints', question));
  }

  restorePoints(request: publisher.RestorePointsRequest): Answer<publisher.RestorePointsResponse> {
    const question = { request, milliseconds: CURVE_MILLISECONDS };
    return this.ask('publisher', (grpc) => grpc.ask(publisher.PublisherServiceDefinition, 'restorePoints', question));
  }

  recordSettingsChange(request: publisher.RecordSettingsChangeRequest): Answer<publisher.RecordSettingsChangeResponse> {
    return this.ask('publisher', (grpc) =>
      grpc.ask(publisher.PublisherServiceDefinition, 'recordSettingsChange', soon(request)),
    );
  }

  listSettingsChanges(): Answer<publisher.ListSettingsChangesResponse> {
    return this.ask('publisher', (grpc) =>
      grpc.ask(publisher.PublisherServiceDefinition, 'listSettingsChanges', soon({})),
    );
  }

  target(request: catalog.GetTargetRequest): Answer<catalog.GetTargetResponse> {
    return this.ask('catalog', (grpc) => grpc.ask(catalog.CatalogServiceDefinition, 'getTarget', soon(request)));
  }

  setAlias(request: catalog.SetAliasRequest): Answer<catalog.SetAliasResponse> {
    const question = { request, milliseconds: NAME_MILLISECONDS };
    return this.ask('catalog', (grpc) => grpc.ask(catalog.CatalogServiceDefinition, 'setAlias', question));
  }

  askAgain(request: catalog.AskAgainRequest): Answer<catalog.AskAgainResponse> {
    return this.ask('catalog', (grpc) => grpc.ask(catalog.CatalogServiceDefinition, 'askAgain', soon(request)));
  }

  status(service: PipelineService): Answer<ops.GetStatusResponse> {
    return this.ask(service, (grpc) => grpc.ask(ops.OpsServiceDefinition, 'getStatus', soon({})));
  }

  /** Whether a process of this service has said that it runs. */
  runs(service: PipelineService): boolean {
    return this.address(service) !== null;
  }

  /** Asks a service about a series that was listed, once it knows of it what the list tells. */
  async askOfListed<T>(service: PipelineService, question: Parameters<typeof this.ask<T>>[1]): Answer<T> {
    const { listed } = this;
    if (listed === 0) return this.ask(service, question);
    const place = { request: { events: listed }, milliseconds: FOLLOW_MILLISECONDS };
    const followed = await this.ask(service, (grpc) => grpc.ask(ops.OpsServiceDefinition, 'follow', place));
    if (!followed.ok) return followed;
    if (followed.value.events >= listed) return this.ask(service, question);
    const message = `its tables hold the log up to event ${followed.value.events} of ${listed}`;
    return refuse({ service, code: 'DEADLINE_EXCEEDED', message });
  }

  /** Asks a service that runs; `question` puts it to the client it is given. */
  async ask<T>(service: PipelineService, question: (grpc: GrpcClient) => Promise<Result<T, GrpcFault>>): Answer<T> {
    const address = this.address(service);
    if (address === null) return refuse({ service, code: 'UNAVAILABLE', message: `${service} does not run` });
    const answer = await question(this.clients.at(address));
    return answer.ok ? answer : refuse({ service, ...answer.fault });
  }

  private address(service: PipelineService): string | null {
    return readRunFile(this.kit.home, service)?.grpc ?? null;
  }
}

/** What is answered from tables. */
export function soon<Request>(request: Request) {
  return { request, milliseconds: ASK_MILLISECONDS };
}
