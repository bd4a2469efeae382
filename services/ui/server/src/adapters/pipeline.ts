import { Injectable } from '@nestjs/common';
import { catalog, ingest, ops, photometry, publisher } from '@wombat/proto';
import { readRunFile, ServiceKit } from '@wombat/service-kit';
import type { Answer, PipelineService } from '../domain/index.js';
import { GrpcConnections } from './grpcCall.js';

const ASK_MILLISECONDS = 5_000;
/** A light curve is made anew from what was measured. */
const CURVE_MILLISECONDS = 30_000;
/** A name is looked up in VSX first, which may be asked several times before it is given up. */
const NAME_MILLISECONDS = 120_000;

interface Question<T> {
  service: PipelineService;
  /** Package and service, e.g. `ingest.v1.IngestService`. */
  api: string;
  method: string;
  request?: object;
  read: (answer: unknown) => T;
  deadlineMilliseconds?: number;
}

/** The other services, found by the run files of this home and asked by gRPC. */
@Injectable()
export class Pipeline {
  private readonly connections = new GrpcConnections();

  constructor(private readonly kit: ServiceKit) {
    kit.onStop(() => this.connections.close());
  }

  listSeries(): Promise<Answer<ingest.ListSeriesResponse>> {
    const read = ingest.ListSeriesResponse.fromJSON;
    return this.ask({ service: 'ingest', api: 'ingest.v1.IngestService', method: 'ListSeries', read });
  }

  listValidations(): Promise<Answer<publisher.ListValidationsResponse>> {
    const read = publisher.ListValidationsResponse.fromJSON;
    return this.ask({ service: 'publisher', api: 'publisher.v1.PublisherService', method: 'ListValidations', read });
  }

  validate(request: publisher.ValidateRequest): Promise<Answer<publisher.ValidateResponse>> {
    const read = publisher.ValidateResponse.fromJSON;
    return this.ask({ service: 'publisher', api: 'publisher.v1.PublisherService', method: 'Validate', request, read });
  }

  lightCurve(request: photometry.GetLightCurveRequest): Promise<Answer<photometry.GetLightCurveResponse>> {
    return this.ask({
      service: 'photometry',
      api: 'photometry.v1.PhotometryService',
      method: 'GetLightCurve',
      request,
      read: photometry.GetLightCurveResponse.fromJSON,
      deadlineMilliseconds: CURVE_MILLISECONDS,
    });
  }

  target(request: catalog.GetTargetRequest): Promise<Answer<catalog.GetTargetResponse>> {
    const read = catalog.GetTargetResponse.fromJSON;
    return this.ask({ service: 'catalog', api: 'catalog.v1.CatalogService', method: 'GetTarget', request, read });
  }

  setAlias(request: catalog.SetAliasRequest): Promise<Answer<catalog.SetAliasResponse>> {
    return this.ask({
      service: 'catalog',
      api: 'catalog.v1.CatalogService',
      method: 'SetAlias',
      request,
      read: catalog.SetAliasResponse.fromJSON,
      deadlineMilliseconds: NAME_MILLISECONDS,
    });
  }

  status(service: PipelineService): Promise<Answer<ops.GetStatusResponse>> {
    return this.ask({ service, api: 'ops.v1.OpsService', method: 'GetStatus', read: ops.GetStatusResponse.fromJSON });
  }

  /** Whether a process of this service has said that it runs. */
  runs(service: PipelineService): boolean {
    return this.address(service) !== null;
  }

  private async ask<T>(question: Question<T>): Promise<Answer<T>> {
    const { service, api, method, request = {}, read, deadlineMilliseconds = ASK_MILLISECONDS } = question;
    const address = this.address(service);
    if (address === null) {
      return { ok: false, fault: { service, code: 'UNAVAILABLE', message: `${service} does not run` } };
    }
    const outcome = await this.connections.call({
      address,
      service: `wombat.${api}`,
      method,
      request,
      deadlineMilliseconds,
    });
    if (outcome.ok) return { ok: true, value: read(outcome.value) };
    return { ok: false, fault: { service, code: outcome.code, message: outcome.message } };
  }

  private address(service: PipelineService): string | null {
    return readRunFile(this.kit.home, service)?.grpc ?? null;
  }
}
