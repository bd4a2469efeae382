import { Injectable } from '@nestjs/common';
import { submission } from '@wombat/proto';
import type { Answer } from '../domain/index.js';
import { Pipeline } from './pipeline.js';

type Methods = (typeof submission.SubmissionServiceDefinition)['methods'];
type Asked<Name extends keyof Methods> = ReturnType<Methods[Name]['requestType']['fromJSON']>;
type Answered<Name extends keyof Methods> = ReturnType<Methods[Name]['responseType']['fromJSON']>;

const MILLISECONDS = 30_000;
/** The archive is asked politely: several times, with pauses, before it is given up. */
const ARCHIVE_MILLISECONDS = 180_000;

/** Asks publisher about files for the AAVSO, and tells it what to do with them. */
@Injectable()
export class Submissions {
  constructor(private readonly pipeline: Pipeline) {}

  ask<Name extends keyof Methods & string>(name: Name, request: Asked<Name>): Promise<Answer<Answered<Name>>> {
    const milliseconds = name === 'askArchive' ? ARCHIVE_MILLISECONDS : MILLISECONDS;
    return this.pipeline.ask('publisher', (grpc) =>
      grpc.ask(submission.SubmissionServiceDefinition, name, { request, milliseconds }),
    );
  }
}
