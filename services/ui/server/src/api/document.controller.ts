import { Controller, Get } from '@nestjs/common';
import { readApiDocument } from '../adapters/apiDocument.js';

/** What can be asked here, for programs. */
@Controller('api')
export class DocumentController {
  private readonly read = readApiDocument();

  @Get('openapi.json')
  document(): object {
    return this.read;
  }
}
