import { siteFault } from '@wombat/aavso/submission';
import { type NotSent, notSent, type Submitter } from './submitter.js';

/**
 * By an interface that takes observations for a token. The AAVSO is not known to have one: tokens read, they do not
 * write.
 */
export class TokenSubmitter implements Submitter {
  async preview(): Promise<NotSent> {
    return notSent(siteFault('noWriteApi'));
  }

  async confirm(): Promise<NotSent> {
    return notSent(siteFault('noWriteApi'));
  }
}
