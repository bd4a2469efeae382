import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData, status } from '@grpc/grpc-js';
import { catalog, ingest, ops, photometry, publisher, submission } from '@wombat/proto';
import { serviceDefinition } from '@wombat/service-kit/grpc';

/** A refusal as our services give it. */
export interface Refusal {
  code: keyof typeof status;
  message: string;
}

/** What the double answers; a test changes it as it goes. */
export interface PipelineAnswers {
  series: ingest.SeriesState[] | Refusal;
  unusable?: ingest.UnusableLights[];
  /** Up to which event the list knows the log. */
  listed?: number;
  /** Up to which event the services have followed it, once they are asked; left out: as far as they are asked. */
  followed?: (asked: number) => number;
  validations: publisher.Validation[];
  curve: photometry.GetLightCurveResponse | Refusal;
  validate: Refusal | null;
  points: publisher.RejectPointsResponse | Refusal;
  target: catalog.GetTargetResponse | Refusal;
  alias: catalog.SetAliasResponse | Refusal;
  filling?: object[];
  paused?: object[];
  cancelled?: object[];
  first?: object[];
  report?: object;
  history?: object;
  gates?: object[];
  colourTerms?: object[];
  products?: object;
  frame?: object;
  /** Why publisher does not keep changes of settings; null: it does. */
  settings?: Refusal | null;
  field?: object;
  /** Beside the one that is broken. */
  frames?: object[];
  masters?: object[];
  /** Of publisher's submissions, by method. */
  push?: Partial<Record<keyof typeof submission.SubmissionServiceDefinition.methods, object>>;
}

export interface PipelineDouble {
  address: string;
  answers: PipelineAnswers;
  triedComps: photometry.TryCompsRequest[];
  chosenComps: photometry.ChooseCompsRequest[];
  curvesAsked: photometry.GetLightCurveRequest[];
  /** Up to which event the services were asked to follow the log. */
  followsAsked: number[];
  verdicts: publisher.ValidateRequest[];
  rejections: publisher.RejectPointsRequest[];
  restorings: publisher.RestorePointsRequest[];
  targetsAsked: catalog.GetTargetRequest[];
  aliases: catalog.SetAliasRequest[];
  reductions: ingest.RequestReductionRequest[];
  begun: ingest.BeginNightRequest[];
  settingsChanges: publisher.RecordSettingsChangeRequest[];
  pauses: ingest.PauseNightRequest[];
  cancels: ingest.CancelNightRequest[];
  putFirst: ingest.PutNightFirstRequest[];
  /** What was asked of publisher's submissions, with the method. */
  pushed: [string, unknown][];
  stop(): void;
}

/** What the contract wants said of submissions where a test tells nothing of them. */
const UNTOLD: Readonly<Record<string, object>> = { getAccount: { submitter: 'manual' } };

/** One gRPC server that speaks for every service of the pipeline. */
export async function startPipelineDouble(answers: PipelineAnswers): Promise<PipelineDouble> {
  const triedComps: photometry.TryCompsRequest[] = [];
  const chosenComps: photometry.ChooseCompsRequest[] = [];
  const followsAsked: number[] = [];
  const curvesAsked: photometry.GetLightCurveRequest[] = [];
  const verdicts: publisher.ValidateRequest[] = [];
  const rejections: publisher.RejectPointsRequest[] = [];
  const restorings: publisher.RestorePointsRequest[] = [];
  const settingsChanges: publisher.RecordSettingsChangeRequest[] = [];
  const targetsAsked: catalog.GetTargetRequest[] = [];
  const aliases: catalog.SetAliasRequest[] = [];
  const server = new Server();
  const serve = (service: string, methods: Record<string, (request: unknown) => object>) => {
    const implementation = Object.fromEntries(Object.entries(methods).map(([name, answer]) => [name, unary(answer)]));
    server.addService(serviceDefinition(`wombat.${service}`), implementation);
  };
  const reductions: ingest.RequestReductionRequest[] = [];
  const begun: ingest.BeginNightRequest[] = [];
  const pauses: ingest.PauseNightRequest[] = [];
  const cancels: ingest.CancelNightRequest[] = [];
  const putFirst: ingest.PutNightFirstRequest[] = [];
  serve('ingest.v1.IngestService', {
    ListSeries: () =>
      Array.isArray(answers.series)
        ? { series: answers.series, unusable: answers.unusable ?? [], events: answers.listed ?? 0 }
        : answers.series,
    ListFrames: (request) => ({
      frames: [
        { path: `${ingest.ListFramesRequest.fromJSON(request).night}/Light/a.fits`, state: 'broken', reason: 'short' },
        ...(answers.frames ?? []),
      ],
    }),
    ListFillingNights: () => ({
      nights: answers.filling ?? [],
      paused: answers.paused ?? [],
      cancelled: answers.cancelled ?? [],
      first: answers.first ?? [],
    }),
    BeginNight: (request) => {
      begun.push(ingest.BeginNightRequest.fromJSON(request));
      return {};
    },
    PauseNight: (request) => {
      pauses.push(ingest.PauseNightRequest.fromJSON(request));
      return {};
    },
    CancelNight: (request) => {
      cancels.push(ingest.CancelNightRequest.fromJSON(request));
      return {};
    },
    PutNightFirst: (request) => {
      putFirst.push(ingest.PutNightFirstRequest.fromJSON(request));
      return {};
    },
    RequestReduction: (request) => {
      reductions.push(ingest.RequestReductionRequest.fromJSON(request));
      return { series: [{ targetName: 'XZ Cyg', filter: 'V', revision: 2 }] };
    },
  });
  serve('publisher.v1.PublisherService', {
    ListValidations: () => ({ validations: answers.validations }),
    GetReport: () => answers.report ?? {},
    ListHistory: () => answers.history ?? {},
    ListGates: () => ({ series: answers.gates ?? [] }),
    ListColourTerms: () => ({ series: answers.colourTerms ?? [] }),
    Validate: (request) => {
      verdicts.push(publisher.ValidateRequest.fromJSON(request));
      return answers.validate ?? {};
    },
    RejectPoints: (request) => {
      rejections.push(publisher.RejectPointsRequest.fromJSON(request));
      return answers.points;
    },
    RestorePoints: (request) => {
      restorings.push(publisher.RestorePointsRequest.fromJSON(request));
      return answers.points;
    },
    RecordSettingsChange: (request) => {
      if (answers.settings) return answers.settings;
      settingsChanges.push(publisher.RecordSettingsChangeRequest.fromJSON(request));
      return {};
    },
    ListSettingsChanges: () => ({
      changes: settingsChanges.map((change) => ({ ...change, at: '2026-01-01T00:00:00Z' })).reverse(),
    }),
  });
  const pushed: [string, unknown][] = [];
  const push = Object.entries(submission.SubmissionServiceDefinition.methods).map(([key, { name, requestType }]) => [
    name,
    (request: unknown) => {
      if (name !== 'ListSubmissions') pushed.push([key, requestType.fromJSON(request)]);
      return answers.push?.[key as keyof typeof submission.SubmissionServiceDefinition.methods] ?? UNTOLD[key] ?? {};
    },
  ]);
  serve('submission.v1.SubmissionService', Object.fromEntries(push));
  serve('catalog.v1.CatalogService', {
    GetTarget: (request) => {
      targetsAsked.push(catalog.GetTargetRequest.fromJSON(request));
      return answers.target;
    },
    AskAgain: () => ({ series: 1 }),
    SetAlias: (request) => {
      aliases.push(catalog.SetAliasRequest.fromJSON(request));
      return answers.alias;
    },
  });
  serve('photometry.v1.PhotometryService', {
    GetLightCurve: (request) => {
      curvesAsked.push(photometry.GetLightCurveRequest.fromJSON(request));
      return answers.curve;
    },
    TryComps: (request) => {
      triedComps.push(photometry.TryCompsRequest.fromJSON(request));
      return isRefusal(answers.curve) ? answers.curve : { curve: answers.curve };
    },
    ChooseComps: (request) => {
      chosenComps.push(photometry.ChooseCompsRequest.fromJSON(request));
      return {};
    },
    GetFrame: () => answers.frame ?? {},
    GetField: () => answers.field ?? {},
    ListProducts: () => answers.products ?? {},
  });
  serve('calibration.v1.CalibrationService', { ListMasters: () => ({ masters: answers.masters ?? [] }) });
  serve('ops.v1.OpsService', {
    GetStatus: () => ops.GetStatusResponse.fromJSON({ service: 'double', ready: true, planned: 2 }),
    Follow: (request) => {
      const { events } = ops.FollowRequest.fromJSON(request);
      followsAsked.push(events);
      return { events: answers.followed?.(events) ?? events };
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  const asked = {
    triedComps,
    chosenComps,
    curvesAsked,
    followsAsked,
    verdicts,
    rejections,
    restorings,
    targetsAsked,
    aliases,
    reductions,
    begun,
    settingsChanges,
    pauses,
    cancels,
    putFirst,
    pushed,
  };
  return { address: `127.0.0.1:${port}`, answers, ...asked, stop: () => server.forceShutdown() };
}

function unary(answer: (request: unknown) => object) {
  return (call: ServerUnaryCall<unknown, object>, done: sendUnaryData<object>) => {
    const value = answer(call.request);
    if (isRefusal(value)) done({ code: status[value.code], details: value.message });
    else done(null, value);
  };
}

function isRefusal(value: object): value is Refusal {
  return 'code' in value && 'message' in value;
}
