import { Injectable } from '@nestjs/common';
import { photometry, publisher } from '@wombat/proto';
import type { Answer, SeriesKey } from '../domain/index.js';
import { Pipeline, soon } from './pipeline.js';

/** What the services tell of how the magnitudes of a series came about. */
@Injectable()
export class Evidence {
  constructor(private readonly pipeline: Pipeline) {}

  report(
    series: SeriesKey & { before?: number | undefined; of?: number | undefined },
  ): Promise<Answer<publisher.GetReportResponse>> {
    return this.pipeline.ask('publisher', (grpc) =>
      grpc.ask(publisher.PublisherServiceDefinition, 'getReport', soon(series)),
    );
  }

  gates(targetName: string): Promise<Answer<publisher.ListGatesResponse>> {
    return this.pipeline.ask('publisher', (grpc) =>
      grpc.ask(publisher.PublisherServiceDefinition, 'listGates', soon({ targetName })),
    );
  }

  colourTerms(): Promise<Answer<publisher.ListColourTermsResponse>> {
    return this.pipeline.ask('publisher', (grpc) =>
      grpc.ask(publisher.PublisherServiceDefinition, 'listColourTerms', soon({})),
    );
  }

  history(series: SeriesKey): Promise<Answer<publisher.ListHistoryResponse>> {
    return this.pipeline.ask('publisher', (grpc) =>
      grpc.ask(publisher.PublisherServiceDefinition, 'listHistory', soon(series)),
    );
  }

  frame(frame: photometry.GetFrameRequest): Promise<Answer<photometry.GetFrameResponse>> {
    return this.pipeline.askOfListed('photometry', (grpc) =>
      grpc.ask(photometry.PhotometryServiceDefinition, 'getFrame', soon(frame)),
    );
  }

  field(series: SeriesKey): Promise<Answer<photometry.GetFieldResponse>> {
    return this.pipeline.askOfListed('photometry', (grpc) =>
      grpc.ask(photometry.PhotometryServiceDefinition, 'getField', soon(series)),
    );
  }

  products(series: SeriesKey): Promise<Answer<photometry.ListProductsResponse>> {
    return this.pipeline.askOfListed('photometry', (grpc) =>
      grpc.ask(photometry.PhotometryServiceDefinition, 'listProducts', soon(series)),
    );
  }
}
