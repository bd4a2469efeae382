import { Controller, Get, Query } from '@nestjs/common';
import { Evidence } from '../../adapters/evidence.js';
import type { ReputationAnswer } from '../../domain/contract.js';
import { starReputations } from '../../domain/index.js';
import { orRefuse } from '../orRefuse.js';
import { readRequest, reputationRequest } from '../requests.js';

/** What all nights of a target say of the stars it is compared with. */
@Controller('api/reputation')
export class ReputationController {
  constructor(private readonly evidence: Evidence) {}

  @Get()
  async reputation(@Query() query: unknown): Promise<ReputationAnswer> {
    const { targetName } = readRequest(reputationRequest, query);
    const { series } = orRefuse(await this.evidence.gates(targetName));
    return { stars: starReputations(targetName, series) };
  }
}
