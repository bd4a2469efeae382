import type { KeptAnswer } from '@wombat/proto';
import { readKept } from '@wombat/service-kit/kept-answers';
import type { Finding } from './finding.js';

/** Answers that were too large for an event against the SHA-256 it names them by; nothing else holds them. */
export function verifyAnswers(home: string, answers: readonly KeptAnswer[]): Finding {
  const faults = answers.flatMap((answer) => {
    const read = readKept(home, answer);
    return read.ok ? [] : [read.fault.message];
  });
  return { about: 'large answers', states: `${answers.length} files, all as they were kept`, faults };
}
