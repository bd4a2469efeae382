import { Controller, Get, HttpException, Query, StreamableFile } from '@nestjs/common';
import type { photometry } from '@wombat/proto';
import { Evidence } from '../../adapters/evidence.js';
import { FramePictures } from '../../adapters/pictures/framePictures.js';
import type { FrameAnswer } from '../../domain/contract.js';
import { type CutOut, cutOut, frameAnswer } from '../../domain/index.js';
import { orRefuse } from '../orRefuse.js';
import { pictureRequest, readRequest } from '../requests.js';
import { STATUS_OF_PRODUCT } from './productStatus.js';

/** The frame behind a point, as a picture and with what lies on it. */
@Controller('api')
export class PicturesController {
  constructor(
    private readonly evidence: Evidence,
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
    const picture = await this.pictures.of(frame.productPath, shown);
    if (!picture.ok) throw new HttpException(picture.fault.message, STATUS_OF_PRODUCT[picture.fault.code]);
    return new StreamableFile(picture.value, { type: 'image/png' });
  }

  private async wanted(query: unknown): Promise<{ frame: photometry.GetFrameResponse; shown: CutOut }> {
    const { sha256: frameSha256, size, centre, ...series } = readRequest(pictureRequest, query);
    const frame = orRefuse(await this.evidence.frame({ ...series, frameSha256 }));
    const target = frame.stars.find(({ role }) => role === 'T1') ?? null;
    return { frame, shown: cutOut(frame, { centre, size }, target) };
  }
}
