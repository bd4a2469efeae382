import { Client, credentials, type ServiceDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { type catalog, type ingest, type ops, type photometry, protoFolder } from '@wombat/proto';

const FILES = ['ops', 'ingest', 'catalog', 'photometry'].map((name) => `wombat/${name}/v1/${name}.proto`);
const definitions = loadSync(FILES, { includeDirs: [protoFolder], longs: Number, defaults: true });

const STATUS_MILLISECONDS = 5_000;
/** VSX is asked first, perhaps several times. */
const NAME_MILLISECONDS = 120_000;
const REBUILD_MILLISECONDS = 3_600_000;

/** Asks one running service by gRPC; rejects where it does not answer in time. */
export class ServiceClient {
  private readonly client: Client;

  constructor(readonly address: string) {
    this.client = new Client(address, credentials.createInsecure());
  }

  getStatus(): Promise<ops.GetStatusResponse> {
    return this.call('wombat.ops.v1.OpsService', 'GetStatus', STATUS_MILLISECONDS);
  }

  rebuild(): Promise<ops.RebuildResponse> {
    return this.call('wombat.ops.v1.OpsService', 'Rebuild', REBUILD_MILLISECONDS);
  }

  listSeries(): Promise<ingest.ListSeriesResponse> {
    return this.call('wombat.ingest.v1.IngestService', 'ListSeries', STATUS_MILLISECONDS);
  }

  getLightCurve(series: photometry.GetLightCurveRequest): Promise<photometry.GetLightCurveResponse> {
    return this.call('wombat.photometry.v1.PhotometryService', 'GetLightCurve', STATUS_MILLISECONDS, series);
  }

  getTarget(request: catalog.GetTargetRequest): Promise<catalog.GetTargetResponse> {
    return this.call('wombat.catalog.v1.CatalogService', 'GetTarget', STATUS_MILLISECONDS, request);
  }

  setAlias(request: catalog.SetAliasRequest): Promise<catalog.SetAliasResponse> {
    return this.call('wombat.catalog.v1.CatalogService', 'SetAlias', NAME_MILLISECONDS, request);
  }

  close(): void {
    this.client.close();
  }

  private call<Response>(service: string, name: string, milliseconds: number, request: object = {}): Promise<Response> {
    const method = (definitions[service] as ServiceDefinition)[name];
    if (method === undefined) throw new Error(`no method ${name} in ${service}`);
    return new Promise((resolve, reject) => {
      this.client.makeUnaryRequest(
        method.path,
        method.requestSerialize,
        method.responseDeserialize as (bytes: Buffer) => Response,
        request,
        { deadline: Date.now() + milliseconds },
        (error, response) => {
          if (response === undefined) reject(error ?? new Error(`${name} came back empty`));
          else resolve(response);
        },
      );
    });
  }
}
