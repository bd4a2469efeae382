import type { Broker } from './broker.js';

/** After so long without another answer all have answered. */
const STALL_MILLISECONDS = 300;
const LONGEST_MILLISECONDS = 3_000;

export interface Answering {
  subject: string;
  answer: () => Promise<string>;
  /** Told why there is no answer, as while the program stops. */
  failed: (error: unknown) => void;
}

/** Answers whoever asks all programs about this subject, until it is ended. */
export function answerAll(broker: Broker, { subject, answer, failed }: Answering): { unsubscribe(): void } {
  return broker.connection.subscribe(subject, {
    callback: (error, message) => {
      if (error !== null) return;
      answer().then((text) => {
        if (!broker.connection.isClosed()) message.respond(text);
      }, failed);
    },
  });
}

/** What every program that answers at this moment says about a subject; throws where the broker is away. */
export async function askAll(broker: Broker, subject: string): Promise<string[]> {
  const answers = await broker.connection.requestMany(subject, '', {
    strategy: 'stall',
    stall: STALL_MILLISECONDS,
    maxWait: LONGEST_MILLISECONDS,
  });
  const texts: string[] = [];
  for await (const message of answers) texts.push(message.string());
  return texts;
}
