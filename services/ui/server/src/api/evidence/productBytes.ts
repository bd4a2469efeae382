import { HttpException } from '@nestjs/common';
import type { FileProduct } from '@wombat/proto';
import { readProduct } from '@wombat/service-kit';
import { STATUS_OF_PRODUCT } from './productStatus.js';

/** A product as it was written; where it is not there, or is not that any more, the HTTP status and sentence for it. */
export async function productBytes(dataRoot: string, product: FileProduct): Promise<Buffer> {
  const read = await readProduct(dataRoot, product);
  if (read.ok) return read.value;
  throw new HttpException(read.fault.message, STATUS_OF_PRODUCT[read.fault.code]);
}
