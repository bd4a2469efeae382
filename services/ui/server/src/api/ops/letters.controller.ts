import { Body, ConflictException, Controller, HttpCode, NotFoundException, Post } from '@nestjs/common';
import { MOST_CHARACTERS } from '@wombat/service-kit/words';
import { BrokerReadings } from '../../adapters/brokerReadings.js';
import { Pipeline } from '../../adapters/pipeline.js';
import type { Done, ReduceAnswer } from '../../domain/contract.js';
import { orRefuse } from '../orRefuse.js';
import { letterRequest, readRequest } from '../requests.js';

const GONE = 'this letter has been put away meanwhile';

/** What a person does about jobs that could not be done. */
@Controller('api/letters')
export class LettersController {
  constructor(
    private readonly readings: BrokerReadings,
    private readonly pipeline: Pipeline,
  ) {}

  /**
   * The letter goes once the reduction is requested: what fails in between leaves it where it is. A master is of no
   * series: its night is reduced again, all of it, which has the masters looked at anew first.
   */
  @Post('again')
  @HttpCode(200)
  async again(@Body() body: unknown): Promise<ReduceAnswer> {
    const { place, by } = readRequest(letterRequest, body);
    const letter = await this.readings.letter(place);
    if (letter === null) throw new NotFoundException(GONE);
    const { job } = letter;
    if (job === null)
      throw new ConflictException('this program cannot read the letter: reduce its night again, below Nights');
    const { night, targetName, filter } = job;
    const reason = `tried again: ${letter.reason}`.slice(0, MOST_CHARACTERS.text);
    const wish = { night, targetName, filter, failedOnly: targetName !== '', by, reason };
    const { series } = orRefuse(await this.pipeline.requestReduction(wish));
    await this.readings.putAway(place, by);
    return { series: series.length };
  }

  @Post('away')
  @HttpCode(200)
  async away(@Body() body: unknown): Promise<Done> {
    const { place, by } = readRequest(letterRequest, body);
    if (!(await this.readings.putAway(place, by))) throw new NotFoundException(GONE);
    return {};
  }
}
