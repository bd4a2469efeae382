import assert from 'node:assert/strict';
import { asksForLogin, readLoginPage } from './loginPage.js';
import { answered, LOGIN_HOST, loginAnswered } from './testing/answered.js';

const STATE = '<input type="hidden" name="state" value="abc">';
const NAME = '<input name="username" id="username" type="text" autocomplete="username">';
const PASSWORD = '<input name="password" id="password" type="password">';
const CONTINUE =
  '<button type="submit" name="action" value="default" data-action-button-primary="true">Continue</button>';
const GOOGLE = `<form method="post" data-provider="google">${STATE}<input type="hidden" name="connection" value="google-oauth2">
  <button type="submit">Continue with Google</button></form>`;
const login = (fields: string, rest = '') =>
  `<form method="POST" class="_form-login-id">${STATE}${fields}${CONTINUE}</form>${rest}`;
const faultOf = (...page: Parameters<typeof loginAnswered>) => {
  const read = readLoginPage(loginAnswered(...page));
  return read.step === 'stopped' ? read.fault.code : read.step;
};

describe('readLoginPage', () => {
  it('finds name and password on one page, beside the doors of other providers', () => {
    const read = readLoginPage(loginAnswered(login(NAME + PASSWORD, GOOGLE)));
    assert.equal(read.step, 'password');
    if (read.step !== 'password') return;
    assert.deepEqual([read.nameField, read.passwordField, read.button?.value], ['username', 'password', 'default']);
    assert.equal(read.form.action, `https://${LOGIN_HOST}/u/login?state=abc`);
  });

  it('takes the page of the name alone for that, though Auth0 puts a nameless password field on it', () => {
    const decoy = '<input class="hide" type="password" autocomplete="off" tabindex="-1" aria-hidden="true">';
    const read = readLoginPage(loginAnswered(login(NAME + decoy, GOOGLE), '/u/login/identifier?state=abc'));
    assert.equal(read.step, 'identifier');
  });

  it('finds the password on a page of its own, where the name stands hidden', () => {
    const hidden = '<input type="hidden" name="username" value="me@example.org">';
    const read = readLoginPage(loginAnswered(login(hidden + PASSWORD), '/u/login/password?state=abc'));
    assert.deepEqual(read.step === 'password' && read.nameField, null);
  });

  it("finds the site's own hop to the login, and the login's way back by a form", () => {
    const hop =
      '<form method="post"><input type="hidden" name="csrfmiddlewaretoken" value="t"><button>Continue</button></form>';
    assert.equal(readLoginPage(answered(hop)).step, 'relay');
    const back =
      '<form method="post" action="https://apps.example.org/cb"><input type="hidden" name="code" value="c"></form>';
    assert.equal(faultOf(back, '/authorize/resume?state=abc'), 'relay');
  });

  it('tells what only a person can do, before anything is sent', () => {
    const puzzle = '<div class="ulp-captcha" data-captcha-provider="auth0_v2" data-captcha-sitekey="k"></div>';
    assert.equal(faultOf(login(NAME + PASSWORD + puzzle)), 'captcha');
    assert.equal(faultOf(login(`${NAME + PASSWORD}<input name="captcha">`)), 'captcha');
    assert.equal(faultOf(login('<input name="code">'), '/u/mfa-otp-challenge?state=abc'), 'mfa');
    assert.equal(faultOf(login('<input name="code" autocomplete="one-time-code">')), 'mfa');
    assert.equal(
      faultOf(
        '<form method="POST"><button name="action" value="accept">Accept</button></form>',
        '/u/consent?state=abc',
      ),
      'consent',
    );
  });

  it('hands on what the page says is wrong with what was entered', () => {
    const wrong =
      '<span class="ulp-input-error-message" data-error-code="wrong-credentials">Wrong email or password</span>';
    const read = readLoginPage(loginAnswered(login(NAME + PASSWORD + wrong), '/u/login?state=abc', 400));
    assert.equal(read.step === 'password' && read.said, 'Wrong email or password');
    const hidden = '<div class="hide" data-error-code="required">Please enter a password</div>';
    const clean = readLoginPage(loginAnswered(login(NAME + PASSWORD + hidden)));
    assert.equal(clean.step === 'password' && clean.said, '');
  });

  it('stops where the account or the address is blocked', () => {
    const blocked =
      '<div id="prompt-alert">Your account has been blocked after multiple consecutive login attempts.</div>';
    assert.equal(faultOf(login(NAME + PASSWORD + blocked)), 'accountBlocked');
  });

  it('stops at a firewall, a server in trouble and a page it does not know', () => {
    assert.equal(faultOf('<h1>Just a moment...</h1>', '/u/login', 403), 'firewall');
    assert.equal(faultOf('Bad gateway', '/u/login', 502), 'unavailable');
    assert.equal(faultOf('', '/u/login', 429), 'tooManyRequests');
    assert.equal(faultOf('<p>Welcome</p>'), 'formChanged');
    assert.equal(faultOf(login(NAME + PASSWORD) + login(NAME + PASSWORD)), 'formChanged');
    assert.equal(
      faultOf('<form method="post"><input type="password" name="old"><input type="password" name="new"></form>'),
      'formChanged',
    );
  });
});

describe('asksForLogin', () => {
  it('knows the login by its host, by its path and by a field for a password', () => {
    assert.ok(asksForLogin(loginAnswered('x'), LOGIN_HOST));
    assert.ok(asksForLogin(answered('x', { url: 'https://apps.example.org/v2/accounts/auth0/login/' }), LOGIN_HOST));
    assert.ok(asksForLogin(answered(`<form>${PASSWORD}</form>`), LOGIN_HOST));
    assert.ok(!asksForLogin(answered('<form><input name="q"></form>'), LOGIN_HOST));
  });
});
