import assert from 'node:assert/strict';
import { formEntries } from './formEntries.js';
import { formsOf, type HtmlForm } from './htmlForm.js';
import { readPage } from './htmlPage.js';
import { answered, SUBMIT_URL } from './testing/answered.js';

const formsIn = (body: string) => formsOf(readPage(answered(body)));
const formIn = (body: string): HtmlForm => {
  const [form] = formsIn(body);
  if (form === undefined) throw new Error('no form');
  return form;
};

describe('formsOf', () => {
  it('reads where a form goes: its action, the base, or the page itself', () => {
    assert.equal(formIn('<form><input name="a"></form>').action, SUBMIT_URL);
    assert.equal(formIn('<form action="../b?c=1"></form>').action, 'https://apps.example.org/v2/data/submit/b?c=1');
    assert.equal(
      formIn('<base href="https://other.example/x/"><form action="y"></form>').action,
      'https://other.example/x/y',
    );
    assert.equal(formIn('<form action="http://["></form>').action, '');
  });

  it('takes fields and buttons of its own, wherever they stand, and none that is disabled or has no name', () => {
    const form = formIn(`<form id="f" method="POST" enctype="multipart/form-data"><input name="a" value="1">
      <input value="nameless"><fieldset disabled><input name="b"></fieldset><input name="c" disabled></form>
      <form><input name="other"></form><input form="f" name="d" type="hidden" value="4"><button form="f">Go</button>`);
    assert.deepEqual(
      form.fields.map(({ name, value }) => [name, value]),
      [
        ['a', '1'],
        ['d', '4'],
      ],
    );
    assert.deepEqual(form.buttons, [{ name: '', value: '', text: 'Go' }]);
    assert.deepEqual([form.method, form.multipart], ['post', true]);
  });

  it('reads selects, boxes, text areas and every sort of button', () => {
    const form =
      formIn(`<form><select name="mode"><option value="m">Manual</option><option value="f" selected>File upload</option></select>
      <input type="checkbox" name="box"><input type="radio" name="r" value="1" checked><input type="radio" name="r" value="2">
      <textarea name="t">x</textarea><input type="submit" name="continue" value="Continue"><button type="button">no</button></form>`);
    assert.deepEqual(
      form.fields.map(({ name, value, chosen }) => [name, value, chosen]),
      [
        ['mode', 'f', true],
        ['box', 'on', false],
        ['r', '1', true],
        ['r', '2', false],
        ['t', 'x', true],
      ],
    );
    assert.deepEqual(form.fields[0]?.options, [
      { value: 'm', text: 'Manual' },
      { value: 'f', text: 'File upload' },
    ]);
    assert.deepEqual(form.buttons, [{ name: 'continue', value: 'Continue', text: 'Continue' }]);
  });

  it('reads broken markup as a browser does', () => {
    const form = formIn('<form method=post><p><input name=a value=1<p><input name="b" value="&lt;2&gt;"></form>');
    assert.deepEqual(
      form.fields.map(({ name, value }) => [name, value]),
      [
        ['a', '1<p'],
        ['b', '<2>'],
      ],
    );
  });
});

describe('formEntries', () => {
  const form =
    formIn(`<form><input type="hidden" name="state" value="s"><input name="username" value="old"><input type="file" name="file">
    <input type="checkbox" name="box"><input type="radio" name="mode" value="manual" checked><input type="radio" name="mode" value="file">
    <button name="action" value="default">Continue</button></form>`);

  it('sends all hidden fields, what is filled in, and the button that is pressed; no file', () => {
    assert.deepEqual(formEntries(form, { username: 'new', mode: 'file' }, form.buttons[0] ?? null), [
      ['state', 's'],
      ['username', 'new'],
      ['mode', 'file'],
      ['action', 'default'],
    ]);
  });

  it('sends no button where none is pressed', () => {
    assert.deepEqual(
      formEntries(form, {}, null).map(([name]) => name),
      ['state', 'username', 'mode'],
    );
  });
});
