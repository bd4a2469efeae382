import { type Fault, type Refusal, refuse } from '@wombat/result';

/**
 * Codes as gRPC has them. Not found: there is no such thing; precondition: not as things stand; aborted: something came
 * between.
 */
export interface DeskFault extends Fault {
  code: 'NOT_FOUND' | 'FAILED_PRECONDITION' | 'ABORTED';
}

export function missing(id: string): Refusal<DeskFault> {
  return refuse({ code: 'NOT_FOUND', message: `there is no submission ${id}` });
}

export function refused(message: string): Refusal<DeskFault> {
  return refuse({ code: 'FAILED_PRECONDITION', message });
}

export function changed(): Refusal<DeskFault> {
  return refuse({ code: 'ABORTED', message: 'something changed meanwhile: look again' });
}
