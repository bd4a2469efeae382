import { asksForLogin, type LoginStep, readLoginPage, type SiteAnswer, siteFault } from '@wombat/aavso/submission';
import { ok, refuse } from '@wombat/result';
import type { Answered, SiteSession } from './siteSession.js';

export interface Account {
  username: string;
  password: string;
}

/** Relay, name, password, way back: more pages than these are a ring. */
const MOST_PAGES = 8;

/**
 * Goes through the login once, from the page that asked for it to the page it was asked for. Name and password are sent
 * once each; a page that asks for either again has refused them. It never tries twice.
 */
export async function logIn(
  session: SiteSession,
  start: SiteAnswer,
  account: Account,
  loginHost: string,
): Promise<Answered> {
  const told = { name: false, password: false };
  let answer: Answered = ok(start);
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    if (!answer.ok || !asksForLogin(answer.value, loginHost)) return answer;
    const step = readLoginPage(answer.value);
    if (step.step === 'stopped') return refuse(step.fault);
    if (refused(step, told)) return refuse(siteFault('badCredentials', step.step === 'relay' ? '' : step.said));
    answer = await take(session, answer.value, step, account);
    told.name ||= step.step === 'identifier';
    told.password ||= step.step === 'password';
  }
  return refuse(siteFault('formChanged', 'the login leads on and on'));
}

function refused({ step }: LoginStep, told: { name: boolean; password: boolean }): boolean {
  return (step === 'identifier' && told.name) || ((step === 'identifier' || step === 'password') && told.password);
}

function take(
  session: SiteSession,
  from: SiteAnswer,
  step: Exclude<LoginStep, { step: 'stopped' }>,
  { username, password }: Account,
): Promise<Answered> {
  const { form, button } = step;
  if (step.step === 'relay') return session.send(from, { form, button });
  if (step.step === 'identifier') {
    return session.sendSecret(from, { form, button, filled: { [step.nameField]: username } });
  }
  const name = step.nameField === null ? {} : { [step.nameField]: username };
  return session.sendSecret(from, { form, button, filled: { ...name, [step.passwordField]: password } });
}
