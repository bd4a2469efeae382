import { HttpException } from '@nestjs/common';
import { type Answer, httpFault } from '../domain/index.js';

/** What a service answered; where it refused, its sentence with the HTTP status for it. */
export function orRefuse<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  const { status, error } = httpFault(answer.fault);
  throw new HttpException(error, status);
}
