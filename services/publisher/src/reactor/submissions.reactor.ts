import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { events, JETSTREAM } from '@wombat/eventlog';
import { SubmissionWork } from './submissionWork.js';

/** Goes on with the files for the AAVSO whenever one of them has come a step further. */
@Controller()
export class SubmissionsReactor {
  constructor(private readonly work: SubmissionWork) {}

  @EventPattern<string[]>(events('SubmissionStepped'), JETSTREAM)
  onStep(): void {
    this.work.wake();
  }
}
