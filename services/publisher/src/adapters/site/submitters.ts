import type { CallWitness } from '@wombat/aavso';
import type { Submitter as Way } from '@wombat/proto/words';
import type { Config } from '@wombat/service-kit';
import type { AccountStore } from '../credentials/accountStore.js';
import { allowedHosts } from './allowedHosts.js';
import { FormSubmitter } from './formSubmitter.js';
import { CookieDoor, LoginDoor, type SiteDoor } from './siteDoor.js';
import type { Submitter } from './submitter.js';
import { TokenSubmitter } from './tokenSubmitter.js';

export interface SubmittersOptions {
  aavso: Config['aavso'];
  accounts: AccountStore;
  userAgent: string;
  stopping: AbortSignal;
  /** Told of every request that goes out. */
  witness: CallWitness;
}

/** The ways to the AAVSO, each made once: sessions live as long as the process. */
export class Submitters {
  private readonly made: Readonly<Record<Exclude<Way, 'manual'>, Submitter>>;

  constructor({ aavso, accounts, userAgent, stopping, witness }: SubmittersOptions) {
    const { submit: submitUrl, login: loginUrl } = aavso;
    const door = {
      submitUrl,
      loginUrl,
      userAgent,
      stopping,
      witness,
      timeoutMilliseconds: aavso.submitTimeoutSeconds * 1_000,
    };
    const { loginHost } = allowedHosts(door);
    const byForms = (through: SiteDoor) => new FormSubmitter({ door: through, submitUrl, loginHost });
    this.made = {
      auth0Form: byForms(new LoginDoor(door, accounts)),
      cookie: byForms(new CookieDoor(door, () => accounts.cookie())),
      token: new TokenSubmitter(),
    };
  }

  of(way: Way): Submitter {
    if (way === 'manual') throw new Error('what a person takes to the AAVSO is not sent');
    return this.made[way];
  }
}
