import { catalog, ingest, ops, photometry, publisher, submission } from '@wombat/proto';
import type { Result } from '@wombat/result';
import type { GrpcClient, GrpcFault } from '@wombat/service-kit/grpc';

const STATUS_MILLISECONDS = 5_000;
/** VSX is asked first, perhaps several times. */
const NAME_MILLISECONDS = 120_000;
/** Headers of every frame of a night are read first. */
const REDUCTION_MILLISECONDS = 300_000;
const REBUILD_MILLISECONDS = 3_600_000;

type Answer<T> = Promise<Result<T, GrpcFault>>;

/** What the launcher asks a running service. */
export class ServiceClient {
  constructor(private readonly grpc: GrpcClient) {}

  getStatus(): Answer<ops.GetStatusResponse> {
    return this.grpc.ask(ops.OpsServiceDefinition, 'getStatus', { request: {}, milliseconds: STATUS_MILLISECONDS });
  }

  compare(): Answer<ops.CompareResponse> {
    return this.grpc.ask(ops.OpsServiceDefinition, 'compare', { request: {}, milliseconds: STATUS_MILLISECONDS });
  }

  rebuild(): Answer<ops.RebuildResponse> {
    return this.grpc.ask(ops.OpsServiceDefinition, 'rebuild', { request: {}, milliseconds: REBUILD_MILLISECONDS });
  }

  listSeries(): Answer<ingest.ListSeriesResponse> {
    const milliseconds = STATUS_MILLISECONDS;
    return this.grpc.ask(ingest.IngestServiceDefinition, 'listSeries', { request: {}, milliseconds });
  }

  listFillingNights(): Answer<ingest.ListFillingNightsResponse> {
    const milliseconds = STATUS_MILLISECONDS;
    return this.grpc.ask(ingest.IngestServiceDefinition, 'listFillingNights', { request: {}, milliseconds });
  }

  pauseNight(request: ingest.PauseNightRequest): Answer<ingest.PauseNightResponse> {
    const milliseconds = STATUS_MILLISECONDS;
    return this.grpc.ask(ingest.IngestServiceDefinition, 'pauseNight', { request, milliseconds });
  }

  cancelNight(request: ingest.CancelNightRequest): Answer<ingest.CancelNightResponse> {
    const milliseconds = STATUS_MILLISECONDS;
    return this.grpc.ask(ingest.IngestServiceDefinition, 'cancelNight', { request, milliseconds });
  }

  putNightFirst(request: ingest.PutNightFirstRequest): Answer<ingest.PutNightFirstResponse> {
    const milliseconds = STATUS_MILLISECONDS;
    return this.grpc.ask(ingest.IngestServiceDefinition, 'putNightFirst', { request, milliseconds });
  }

  requestReduction(request: ingest.RequestReductionRequest): Answer<ingest.RequestReductionResponse> {
    const milliseconds = REDUCTION_MILLISECONDS;
    return this.grpc.ask(ingest.IngestServiceDefinition, 'requestReduction', { request, milliseconds });
  }

  getLightCurve(request: photometry.GetLightCurveRequest): Answer<photometry.GetLightCurveResponse> {
    const milliseconds = STATUS_MILLISECONDS;
    return this.grpc.ask(photometry.PhotometryServiceDefinition, 'getLightCurve', { request, milliseconds });
  }

  getTarget(request: catalog.GetTargetRequest): Answer<catalog.GetTargetResponse> {
    const milliseconds = STATUS_MILLISECONDS;
    return this.grpc.ask(catalog.CatalogServiceDefinition, 'getTarget', { request, milliseconds });
  }

  setAlias(request: catalog.SetAliasRequest): Answer<catalog.SetAliasResponse> {
    return this.grpc.ask(catalog.CatalogServiceDefinition, 'setAlias', { request, milliseconds: NAME_MILLISECONDS });
  }

  askAgain(request: catalog.AskAgainRequest): Answer<catalog.AskAgainResponse> {
    const milliseconds = STATUS_MILLISECONDS;
    return this.grpc.ask(catalog.CatalogServiceDefinition, 'askAgain', { request, milliseconds });
  }

  listValidations(which: 'waiting' | 'missing'): Answer<publisher.ListValidationsResponse> {
    const request = { onlyWaiting: which === 'waiting', onlyMissing: which === 'missing' };
    const milliseconds = STATUS_MILLISECONDS;
    return this.grpc.ask(publisher.PublisherServiceDefinition, 'listValidations', { request, milliseconds });
  }

  getAccount(): Answer<submission.GetAccountResponse> {
    const milliseconds = STATUS_MILLISECONDS;
    return this.grpc.ask(submission.SubmissionServiceDefinition, 'getAccount', { request: {}, milliseconds });
  }

  listSubmissions(): Answer<submission.ListSubmissionsResponse> {
    const milliseconds = STATUS_MILLISECONDS;
    return this.grpc.ask(submission.SubmissionServiceDefinition, 'listSubmissions', { request: {}, milliseconds });
  }
}
