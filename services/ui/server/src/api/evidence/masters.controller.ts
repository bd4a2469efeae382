import { Controller, Get, NotFoundException, Query, StreamableFile } from '@nestjs/common';
import { FramePictures } from '../../adapters/pictures/framePictures.js';
import { Pipeline } from '../../adapters/pipeline.js';
import type { MastersAnswer } from '../../domain/contract.js';
import { mastersAnswer } from '../../domain/index.js';
import { orRefuse } from '../orRefuse.js';
import { masterPictureRequest, mastersRequest, readRequest } from '../requests.js';
import { pictureOrRefuse } from './pictureOrRefuse.js';

/** What the frames of a night were calibrated with. */
@Controller('api')
export class MastersController {
  constructor(
    private readonly pipeline: Pipeline,
    private readonly pictures: FramePictures,
  ) {}

  @Get('masters')
  async masters(@Query() query: unknown): Promise<MastersAnswer> {
    return mastersAnswer(orRefuse(await this.pipeline.listMasters(readRequest(mastersRequest, query))));
  }

  @Get('master.png')
  async picture(@Query() query: unknown): Promise<StreamableFile> {
    const { night, sha256, size } = readRequest(masterPictureRequest, query);
    const { masters } = orRefuse(await this.pipeline.listMasters({ night }));
    const product = masters.find((master) => master.product?.sha256 === sha256)?.product;
    if (product === undefined) throw new NotFoundException(`no master of ${night} has this SHA-256 sum`);
    return pictureOrRefuse(await this.pictures.whole(product.path, { size, stretch: 'level' }));
  }
}
