import { Controller, Get, Query } from '@nestjs/common';
import { bandNamed } from '@wombat/aavso';
import { ServiceKit } from '@wombat/service-kit';
import { Evidence } from '../../adapters/evidence.js';
import type { ColourTermsAnswer, ReputationAnswer } from '../../domain/contract.js';
import { colourTermHistories, starReputations } from '../../domain/index.js';
import { orRefuse } from '../orRefuse.js';
import { readRequest, reputationRequest } from '../requests.js';

/** What all nights say of the stars a target is compared with, and of the cameras. */
@Controller('api')
export class ReputationController {
  constructor(
    private readonly evidence: Evidence,
    private readonly kit: ServiceKit,
  ) {}

  @Get('reputation')
  async reputation(@Query() query: unknown): Promise<ReputationAnswer> {
    const { targetName } = readRequest(reputationRequest, query);
    const { series } = orRefuse(await this.evidence.gates(targetName));
    return { stars: starReputations(targetName, series) };
  }

  @Get('colourterms')
  async colourTerms(): Promise<ColourTermsAnswer> {
    const { series } = orRefuse(await this.evidence.colourTerms());
    const { filters } = this.kit.config;
    return { histories: colourTermHistories(series, (filter) => filters[filter] ?? bandNamed(filter)) };
  }
}
