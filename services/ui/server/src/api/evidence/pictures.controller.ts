import { Controller, Get, NotFoundException, Query, type StreamableFile } from '@nestjs/common';
import type { photometry } from '@wombat/proto';
import { Evidence } from '../../adapters/evidence.js';
import { FramePictures } from '../../adapters/pictures/framePictures.js';
import { Pipeline } from '../../adapters/pipeline.js';
import type { FrameAnswer } from '../../domain/contract.js';
import { type CutOut, cutOut, frameAnswer } from '../../domain/index.js';
import { orRefuse } from '../orRefuse.js';
import { pictureRequest, rawPictureRequest, readRequest } from '../requests.js';
import { pictureOrRefuse } from './pictureOrRefuse.js';

/** The frame behind a point, as a picture and with what lies on it; and frames as they were taken. */
@Controller('api')
export class PicturesController {
  constructor(
    private readonly evidence: Evidence,
    private readonly pipeline: Pipeline,
    private readonly pictures: FramePictures,
  ) {}

  @Get('frame')
  async frame(@Query() query: unknown): Promise<FrameAnswer> {
    const { frame, shown } = await this.wanted(query);
    return frameAnswer(frame, shown);
  }

  @Get('frame.png')
  async picture(@Query() query: unknown): Promise<StreamableFile> {
    const { frame, shown } = await this.wanted(query);
    return pictureOrRefuse(await this.pictures.of(frame.productPath, shown));
  }

  @Get('raw.png')
  async raw(@Query() query: unknown): Promise<StreamableFile> {
    const { sha256, size, ...series } = readRequest(rawPictureRequest, query);
    const { frames } = orRefuse(await this.pipeline.listFrames(series));
    const frame = frames.find((one) => one.sha256 === sha256);
    if (frame === undefined) throw new NotFoundException('the series has no frame with this SHA-256 sum');
    return pictureOrRefuse(await this.pictures.whole(frame.path, { size, stretch: 'sky' }));
  }

  private async wanted(query: unknown): Promise<{ frame: photometry.GetFrameResponse; shown: CutOut }> {
    const { sha256: frameSha256, size, centre, ...series } = readRequest(pictureRequest, query);
    const frame = orRefuse(await this.evidence.frame({ ...series, frameSha256 }));
    const target = frame.stars.find(({ role }) => role === 'T1') ?? null;
    return { frame, shown: cutOut(frame, { centre, size }, target) };
  }
}
