import { Controller } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import { ColourTerm, type GateVerdict, type publisher } from '@wombat/proto';
import { ServiceKit } from '@wombat/service-kit';
import { Not } from 'typeorm';
import { Validation } from '../projection/entities/validation.js';
import { historyOf } from '../projection/historyTables.js';

/** What was made of a series, and what people said of it; and what the nights of a target say of its stars. */
@Controller()
export class HistoryController {
  constructor(private readonly kit: ServiceKit) {}

  @GrpcMethod('PublisherService', 'ListHistory')
  listHistory(series: publisher.ListHistoryRequest): publisher.ListHistoryResponse {
    return historyOf(this.kit.store, series);
  }

  /** What a person rejects says nothing of the stars: a night under cloud would. */
  @GrpcMethod('PublisherService', 'ListGates')
  async listGates({ targetName }: publisher.ListGatesRequest): Promise<publisher.ListGatesResponse> {
    const rows = await this.kit.store.read(Validation, (validations) =>
      validations.find({ where: { targetName, state: Not('usrrej') }, order: { night: 'ASC', filter: 'ASC' } }),
    );
    const series = rows.map(({ night, filter, gate }) => ({ night, filter, gate: JSON.parse(gate) as GateVerdict[] }));
    return { series: series.filter(({ gate }) => gate.length > 0) };
  }

  @GrpcMethod('PublisherService', 'ListColourTerms')
  async listColourTerms(): Promise<publisher.ListColourTermsResponse> {
    const rows = await this.kit.store.read(Validation, (validations) =>
      validations.find({
        where: { colourTerm: Not(''), state: Not('usrrej') },
        order: { night: 'ASC', targetName: 'ASC', filter: 'ASC' },
      }),
    );
    const series = rows.map(({ night, targetName, filter, colourTerm }) => {
      return { night, targetName, filter, term: ColourTerm.fromJSON(JSON.parse(colourTerm)) };
    });
    return { series };
  }
}
