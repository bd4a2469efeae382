import type { FormButton, HtmlForm } from './htmlForm.js';

/**
 * What a browser would send of a form: every field as the page gave it (all hidden ones with it) but for `filled`, and
 * the button that is pressed. Files are not among it.
 */
export function formEntries(
  form: HtmlForm,
  filled: Readonly<Record<string, string>>,
  button: FormButton | null,
): [string, string][] {
  const given = form.fields
    .filter(({ type, chosen, name }) => type !== 'file' && (chosen || name in filled))
    .map(({ name, value }): [string, string] => [name, filled[name] ?? value]);
  const known = new Set<string>();
  const once = given.filter(([name]) => !(name in filled) || (!known.has(name) && known.add(name)));
  return button === null || button.name === '' ? once : [...once, [button.name, button.value]];
}
