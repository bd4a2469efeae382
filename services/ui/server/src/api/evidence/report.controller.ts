import { basename } from 'node:path';
import { Controller, Get, HttpException, Query, StreamableFile } from '@nestjs/common';
import type { FileProduct } from '@wombat/proto';
import { readProduct, ServiceKit } from '@wombat/service-kit';
import { Evidence } from '../../adapters/evidence.js';
import type { ProductKind, ReportAnswer } from '../../domain/contract.js';
import { downloadAs, reportAnswer } from '../../domain/index.js';
import { orRefuse } from '../orRefuse.js';
import { productRequest, readRequest, seriesRequest } from '../requests.js';
import { productBytes } from './productBytes.js';

/** The report of a series, and the files beside it: as they were written, or why not. */
@Controller('api')
export class ReportController {
  constructor(
    private readonly kit: ServiceKit,
    private readonly evidence: Evidence,
  ) {}

  @Get('report')
  async report(@Query() query: unknown): Promise<ReportAnswer> {
    const { report, previous, whyNotSendable } = orRefuse(
      await this.evidence.report(readRequest(seriesRequest, query)),
    );
    const text = (await productBytes(this.kit.data, report)).toString('utf8');
    const before = previous === undefined ? null : await readProduct(this.kit.data, previous);
    return reportAnswer({
      ...{ text, sha256: report.sha256, whyNotSendable },
      previous: before?.ok ? before.value.toString('utf8') : null,
    });
  }

  @Get('product')
  async product(@Query() query: unknown): Promise<StreamableFile> {
    const { kind, ...series } = readRequest(productRequest, query);
    const product = await this.productOf(series, kind);
    const bytes = await productBytes(this.kit.data, product);
    const disposition = downloadAs(basename(product.path));
    const type = kind === 'provenance' ? 'application/json' : 'text/plain; charset=utf-8';
    return new StreamableFile(bytes, { type, disposition });
  }

  private async productOf(series: Parameters<Evidence['products']>[0], kind: ProductKind): Promise<FileProduct> {
    const products = orRefuse(await this.evidence.products(series));
    const product = products[kind];
    if (product !== undefined) return product;
    const { targetName, filter, night } = series;
    throw new HttpException(`${targetName} ${filter} of ${night} has no file of this kind (yet)`, 404);
  }
}
