import { excerpt } from '../http/excerpt.js';
import { blockedBy } from './blockedAnswer.js';
import { type FormButton, formsOf, type HtmlForm } from './htmlForm.js';
import { attributeOf, elementsOf, type HtmlPage, isVisible, readPage, textOfNode } from './htmlPage.js';
import type { SiteAnswer } from './siteAnswer.js';
import { type SiteFault, siteFault } from './siteFault.js';
import { firstWords } from './siteWords.js';

/**
 * What a page on the way through the login wants. `relay`: a form to send on as it is (the site's own hop to the login,
 * or the login's way back). `identifier`: the name alone, the password comes on a page of its own. `password`: the
 * password, with the name where the page asks for it too.
 */
export type LoginStep =
  | { step: 'relay'; form: HtmlForm; button: FormButton | null }
  | { step: 'identifier'; form: HtmlForm; button: FormButton | null; nameField: string; said: string }
  | {
      step: 'password';
      form: HtmlForm;
      button: FormButton | null;
      nameField: string | null;
      passwordField: string;
      said: string;
    }
  | { step: 'stopped'; fault: SiteFault };

const NAME_FIELDS = ['username', 'email', 'identifier', 'login'];
const CAPTCHA_FIELDS = new Set(['captcha', 'g-recaptcha-response', 'h-captcha-response', 'cf-turnstile-response']);
const CAPTCHA_MARKS = ['data-captcha-provider', 'data-captcha-sitekey', 'data-sitekey'];
const BLOCKED = /block|too many|suspicious|breach|limit/i;

/**
 * Reads a page of Auth0's Universal Login, or of the site's own way to it. Marks that say a person is needed (CAPTCHA,
 * second factor, consent) come first, so that a name or password is never sent to a form that would not take it.
 */
export function readLoginPage(answer: SiteAnswer): LoginStep {
  const page = readPage(answer);
  const forms = formsOf(page);
  const needed = neededPerson(answer.url, page, forms);
  if (needed !== null) return stopped(needed);
  const blocked = blockedBy(answer, page);
  if (blocked !== null) return stopped(blocked);
  const said = errorOf(page);
  if (BLOCKED.test(said)) return stopped(siteFault('accountBlocked', said));
  const asking = forms.flatMap((form) => askingStep(form, said));
  const [step] = asking;
  if (step !== undefined) return asking.length === 1 ? step : stopped(siteFault('formChanged', 'several login forms'));
  const relays = forms.filter((form) => form.method === 'post' && form.fields.every(({ type }) => type === 'hidden'));
  const [relay] = relays;
  if (relay !== undefined && relays.length === 1)
    return { step: 'relay', form: relay, button: relay.buttons[0] ?? null };
  return stopped(siteFault('formChanged', firstWords(page)));
}

/** Whether a page is one that asks for a login: a named password field, or the path of the login. */
export function asksForLogin(answer: SiteAnswer, loginHost: string): boolean {
  const { host, pathname } = new URL(answer.url);
  if (host === loginHost || pathname.includes('/accounts/')) return true;
  return formsOf(readPage(answer)).some(({ fields }) => fields.some(({ type }) => type === 'password'));
}

function neededPerson(url: string, page: HtmlPage, forms: readonly HtmlForm[]): SiteFault | null {
  const { pathname } = new URL(url);
  const fields = forms.flatMap((form) => form.fields);
  const marked = elementsOf(page.root).some((element) =>
    CAPTCHA_MARKS.some((mark) => attributeOf(element, mark) !== ''),
  );
  if (marked || fields.some(({ name }) => CAPTCHA_FIELDS.has(name))) return siteFault('captcha');
  const asksForCode = fields.some(({ name, type }) => name === 'code' && type !== 'hidden');
  if (/\/u\/mfa-/.test(pathname) || asksForCode) return siteFault('mfa');
  if (/\/u\/(?:custom|customized-)?consent/.test(pathname)) return siteFault('consent', firstWords(page));
  return null;
}

/** Auth0's marks for what is wrong with what was entered; '' where nothing is. */
function errorOf(page: HtmlPage): string {
  const marked = elementsOf(page.root).filter(
    (element) =>
      attributeOf(element, 'data-error-code') !== '' ||
      /^error-element-|^prompt-alert$/.test(attributeOf(element, 'id')) ||
      /\bulp-input-error-message\b|\balert-danger\b/.test(attributeOf(element, 'class')),
  );
  return excerpt(
    marked
      .filter(isVisible)
      .map(textOfNode)
      .find((text) => text !== '') ?? '',
  );
}

/**
 * The login form asks for a name or a password under names of their own: Auth0 puts a nameless password field beside
 * the name alone, to please password managers, and forms of other providers that ask for neither.
 */
function askingStep(form: HtmlForm, said: string): LoginStep[] {
  if (form.method !== 'post') return [];
  const passwords = form.fields.filter(({ type }) => type === 'password');
  const name = form.fields.find((field) => NAME_FIELDS.includes(field.name) && field.type !== 'hidden')?.name ?? null;
  const button =
    form.buttons.find((one) => one.name === 'action' && one.value === 'default') ?? form.buttons[0] ?? null;
  const [password] = passwords;
  if (password !== undefined) {
    if (passwords.length > 1) return [];
    return [{ step: 'password', form, button, nameField: name, passwordField: password.name, said }];
  }
  return name === null ? [] : [{ step: 'identifier', form, button, nameField: name, said }];
}

function stopped(fault: SiteFault): LoginStep {
  return { step: 'stopped', fault };
}
