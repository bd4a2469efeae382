import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { Evidence } from '../../adapters/evidence.js';
import { FramePictures } from '../../adapters/pictures/framePictures.js';
import type { FieldAnswer } from '../../domain/contract.js';
import { cutOut, fieldAnswer, fieldTurn } from '../../domain/index.js';
import { orRefuse } from '../orRefuse.js';
import { fieldPictureRequest, fieldRequest, readRequest } from '../requests.js';
import { pictureOrRefuse } from './pictureOrRefuse.js';

/** The field of a series on the frame its apertures were set on: as a picture, and with what lies on it. */
@Controller('api')
export class FieldController {
  constructor(
    private readonly evidence: Evidence,
    private readonly pictures: FramePictures,
  ) {}

  @Get('field')
  async field(@Query() query: unknown): Promise<FieldAnswer> {
    const { size, ...series } = readRequest(fieldRequest, query);
    const field = orRefuse(await this.evidence.field(series));
    return fieldAnswer(field, cutOut(field, { centre: 'frame', size }, null));
  }

  @Get('field.png')
  async picture(@Query() query: unknown): Promise<StreamableFile> {
    const { size, marks, ...series } = readRequest(fieldPictureRequest, query);
    const field = orRefuse(await this.evidence.field(series));
    const shown = cutOut(field, { centre: 'frame', size }, null);
    const wish = { shown, turn: fieldTurn(field), marks: marks === 'drawn' ? fieldAnswer(field, shown) : null };
    return pictureOrRefuse(await this.pictures.field(field.productPath, wish));
  }
}
