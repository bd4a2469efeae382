import { HttpException, StreamableFile } from '@nestjs/common';
import type { Result } from '@wombat/result';
import type { ProductFault } from '@wombat/service-kit';
import { STATUS_OF_PRODUCT } from './productStatus.js';

/** A picture as it is sent, or why there is none, with its status. */
export function pictureOrRefuse(picture: Result<Buffer, ProductFault>): StreamableFile {
  if (!picture.ok) throw new HttpException(picture.fault.message, STATUS_OF_PRODUCT[picture.fault.code]);
  return new StreamableFile(picture.value, { type: 'image/png' });
}
