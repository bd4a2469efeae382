import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { safeName } from '@wombat/service-kit';
import { curveFile } from '../../adapters/curveFiles/curveFile.js';
import { Pipeline } from '../../adapters/pipeline.js';
import { downloadAs } from '../../domain/index.js';
import { orRefuse } from '../orRefuse.js';
import { exportRequest, readRequest } from '../requests.js';

/** Light curves as files for other programs. */
@Controller('api')
export class ExportController {
  constructor(private readonly pipeline: Pipeline) {}

  @Get('export')
  async export(@Query() query: unknown): Promise<StreamableFile> {
    const { kind, ...series } = readRequest(exportRequest, query);
    const curve = orRefuse(await this.pipeline.lightCurve(series));
    const { text, type, ending } = curveFile(kind, { series, curve });
    const { targetName, filter, night } = series;
    const name = `${safeName(`${targetName}_${filter}_${night}`)}.${ending}`;
    return new StreamableFile(Buffer.from(text), { type, disposition: downloadAs(name) });
  }
}
