import type { Observation } from './observationRows.js';

/** Pages as the AAVSO's Django site and its Auth0 would write them; what is not recorded anywhere is ours. */

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export function page(title: string, body: string): string {
  return `<!DOCTYPE html>\n<html lang="en"><head><title>${escapeHtml(title)}</title></head>\n<body><main>${body}</main></body></html>\n`;
}

const hidden = (name: string, value: string) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;
const csrfField = (csrf: string) => hidden('csrfmiddlewaretoken', csrf);

export function relayPage(csrf: string): string {
  return page(
    'Sign In',
    `<h1>Sign in via Auth0</h1><form method="post">${csrfField(csrf)}<button type="submit">Continue</button></form>`,
  );
}

interface LoginPage {
  state: string;
  fields: string;
  /** Where the form goes; '' for the page itself. */
  action?: string;
  error?: { code: string; words: string };
  extra?: string;
}

/** Auth0's Universal Login, with its doors of other providers. */
export function loginPage({ state, fields, action = '', error, extra = '' }: LoginPage): string {
  const said =
    error === undefined
      ? ''
      : `<span id="error-element-password" class="ulp-input-error-message" data-error-code="${error.code}">${escapeHtml(error.words)}</span>`;
  const target = action === '' ? '' : ` action="${escapeHtml(action)}"`;
  return page(
    'Log in | AAVSO',
    `<h1>Welcome</h1><form method="POST" class="c210378a2 _form-login-id" data-form-primary="true"${target}>${hidden('state', state)}
    ${fields}${said}${extra}${hidden('js-available', 'false')}${hidden('webauthn-available', 'false')}
    <button type="submit" name="action" value="default" data-action-button-primary="true">Continue</button></form>
    <form method="post" data-provider="google" data-form-secondary="true">${hidden('state', state)}${hidden('connection', 'google-oauth2')}
    <button type="submit">Continue with Google</button></form>`,
  );
}

export const NAME_FIELD =
  '<label for="username">Email address</label><input name="username" id="username" type="text" autocomplete="username">';
export const PASSWORD_FIELD =
  '<label for="password">Password</label><input name="password" id="password" type="password" autocomplete="current-password">';
/** Beside the name alone, to please password managers. */
export const DECOY = '<input class="hide" type="password" autocomplete="off" tabindex="-1" aria-hidden="true">';
export const CAPTCHA =
  '<div class="ulp-auth0-v2-captcha ulp-captcha" data-captcha-provider="auth0_v2" data-captcha-sitekey="0x4AAA"></div>';

export function mfaPage(state: string): string {
  const code = '<input name="code" id="code" type="text" autocomplete="one-time-code">';
  return page(
    'Verify Your Identity',
    `<h1>Verify Your Identity</h1><form method="POST">${hidden('state', state)}${code}<button name="action" value="default">Continue</button></form>`,
  );
}

export function consentPage(state: string): string {
  return page(
    'Authorize App',
    `<h1>Authorize App</h1><p>AAVSO Apps is requesting access to your account.</p><form method="POST">${hidden('state', state)}
    <button name="action" value="accept">Accept</button><button name="action" value="deny">Decline</button></form>`,
  );
}

const MODE =
  '<select name="submission_type"><option value="manual" selected>Manual</option><option value="file">File upload</option></select>';

export function uploadPage(csrf: string, { buttonText = 'Preview', complaints = '' } = {}): string {
  return page(
    'Submit Photometric Observations',
    `<h1>Submit Photometric Observations</h1>${complaints}<form method="get" action="/v2/search/"><input name="q"></form>
    <form method="post" enctype="multipart/form-data">${csrfField(csrf)}${MODE}<input type="file" name="observations_file" accept=".txt,.csv,.tsv">
    <button type="submit" name="continue" value="Continue">${buttonText}</button></form>`,
  );
}

export function manualPage(csrf: string): string {
  return page(
    'Submit Photometric Observations',
    `<h1>Submit Photometric Observations</h1><form method="post">${csrfField(csrf)}${hidden('_obscount', '1')}${MODE}<input name="auid"><input name="jd">
    <button type="submit" name="continue" value="Continue">Continue</button></form>`,
  );
}

interface PreviewPage {
  csrf: string;
  observations: readonly Observation[];
  warning?: string;
  counted?: boolean;
}

export function previewPage({ csrf, observations, warning = '', counted = true }: PreviewPage): string {
  const rows = observations.map(
    ({ name, jd, mag, magError, band }) =>
      `<tr>${[name, jd, mag, magError, band].map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`,
  );
  const heads = ['Star', 'JD', 'Magnitude', 'Error', 'Filter'].map((head) => `<th>${head}</th>`).join('');
  const table = `<table><thead><tr>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
  const alert = warning === '' ? '' : `<div class="alert alert-warning">${escapeHtml(warning)}</div>`;
  const count = counted ? hidden('_obscount', String(observations.length)) : '';
  return page(
    'Preview',
    `<h1>Preview</h1>${alert}<div id="plot"></div>${counted ? table : ''}<form method="post">${csrfField(csrf)}${count}
    <button type="submit" name="submit" value="Submit and Return">Submit and Return</button></form>`,
  );
}

/** Words as recorded from the real site. */
export function complaintsList(): string {
  const words = [
    'Row 1: (Airmass) Ensure this value has at most 7 characters (it has 9).',
    'Row 1: (Magnitude Error) Ensure this value has at most 6 characters (it has 7).',
  ];
  return `<ul class="errorlist">${words.map((text) => `<li>${text}</li>`).join('')}</ul>`;
}
