import { Controller, Get, NotFoundException, Query, ServiceUnavailableException } from '@nestjs/common';
import type { Result } from '@wombat/result';
import { LogReadings } from '../../adapters/logReadings.js';
import type { LogAnswer, LogEventAnswer } from '../../domain/contract.js';
import { readRequest } from '../requests.js';
import { logEventRequest, logRequest, namedEventRequest } from './logRequests.js';

/** The log of events. */
@Controller('api/log')
export class LogController {
  constructor(private readonly readings: LogReadings) {}

  @Get()
  async page(@Query() query: unknown): Promise<LogAnswer> {
    const { events, frames, ...wish } = readRequest(logRequest, query);
    const cursor = { ...(events !== undefined && { events }), ...(frames !== undefined && { frames }) };
    return answered(await this.readings.page(wish, cursor));
  }

  @Get('event')
  async event(@Query() query: unknown): Promise<LogEventAnswer> {
    return answered(await this.readings.event(readRequest(logEventRequest, query)));
  }

  @Get('named')
  async named(@Query() query: unknown): Promise<LogEventAnswer> {
    return answered(await this.readings.named(readRequest(namedEventRequest, query)));
  }
}

function answered<T>(answer: Result<T, { code: 'UNAVAILABLE' | 'NOT_FOUND'; message: string }>): T {
  if (answer.ok) return answer.value;
  const { code, message } = answer.fault;
  throw code === 'NOT_FOUND' ? new NotFoundException(message) : new ServiceUnavailableException(message);
}
