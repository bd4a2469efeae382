import { getAttribute, hasAttribute } from '@parse5/tools';
import { attributeOf, type Element, elementsOf, type HtmlPage, parentOf, textOfNode } from './htmlPage.js';

/** A form as a browser would fill and send it. */
export interface HtmlForm {
  /** Absolute. Not yet trusted: who sends it looks at the host first. */
  action: string;
  method: 'get' | 'post';
  multipart: boolean;
  /** In the order of the page; those that are disabled or have no name are never sent. */
  fields: FormField[];
  buttons: FormButton[];
  element: Element;
}

export interface FormField {
  name: string;
  /** Of an input; `select` or `textarea` else. */
  type: string;
  value: string;
  /** False: a box or a choice that is not ticked. */
  chosen: boolean;
  /** Of a select: what it could be. */
  options: { value: string; text: string }[];
}

export interface FormButton {
  /** '' where it sends nothing of itself. */
  name: string;
  value: string;
  text: string;
}

const BUTTON_TYPES = new Set(['submit', 'image']);
const NEVER_SENT = new Set(['button', 'reset']);

export function formsOf(page: HtmlPage): HtmlForm[] {
  const forms = elementsOf(page.root, 'form');
  const action = actionsOf(page);
  const controlsOf = controlsByForm(page, forms);
  return forms.map((form) => {
    const controls = controlsOf.get(form) ?? [];
    return {
      action: action(attributeOf(form, 'action')),
      method: attributeOf(form, 'method').toLowerCase() === 'post' ? 'post' : 'get',
      multipart: attributeOf(form, 'enctype').toLowerCase() === 'multipart/form-data',
      fields: controls.flatMap(fieldsOf),
      buttons: controls.flatMap(buttonsOf),
      element: form,
    };
  });
}

/** In one walk of the page, whatever the number of its forms. */
function controlsByForm(page: HtmlPage, forms: readonly Element[]): Map<Element, Element[]> {
  const named = new Map<string, Element>();
  for (const form of forms) {
    const id = attributeOf(form, 'id');
    if (!named.has(id)) named.set(id, form);
  }
  const controls = new Map<Element, Element[]>(forms.map((form) => [form, []]));
  for (const control of elementsOf(page.root, 'input', 'select', 'textarea', 'button')) {
    const owner = ownerOf(control, named);
    if (owner !== null && !isDisabled(control)) controls.get(owner)?.push(control);
  }
  return controls;
}

/** An empty action is the page itself; one that is no address, or below a base that is none, leads nowhere. */
function actionsOf(page: HtmlPage): (action: string) => string {
  const base = elementsOf(page.root, 'base')[0];
  const from = base === undefined ? page.url : (URL.parse(attributeOf(base, 'href'), page.url)?.href ?? '');
  return (action) => (action.trim() === '' ? page.url : (URL.parse(action, from)?.href ?? ''));
}

function ownerOf(control: Element, named: ReadonlyMap<string, Element>): Element | null {
  const name = getAttribute(control, 'form');
  if (name !== null) return named.get(name) ?? null;
  for (let at = parentOf(control); at !== null; at = parentOf(at)) if (at.tagName === 'form') return at;
  return null;
}

function isDisabled(control: Element): boolean {
  for (let at: Element | null = control; at !== null; at = parentOf(at)) {
    if ((at === control || at.tagName === 'fieldset') && hasAttribute(at, 'disabled')) return true;
  }
  return false;
}

function fieldsOf(control: Element): FormField[] {
  const name = attributeOf(control, 'name');
  const type = control.tagName === 'input' ? attributeOf(control, 'type').toLowerCase() || 'text' : control.tagName;
  if (name === '' || type === 'button' || BUTTON_TYPES.has(type) || NEVER_SENT.has(type)) return [];
  if (type === 'select') return [selectField(control, name)];
  const boxed = type === 'checkbox' || type === 'radio';
  const value = type === 'textarea' ? plainText(control) : (getAttribute(control, 'value') ?? (boxed ? 'on' : ''));
  return [{ name, type, value, chosen: !boxed || hasAttribute(control, 'checked'), options: [] }];
}

function selectField(control: Element, name: string): FormField {
  const options = elementsOf(control, 'option').map((option) => {
    const text = plainText(option);
    return { value: getAttribute(option, 'value') ?? text, text, selected: hasAttribute(option, 'selected') };
  });
  const chosen = options.find(({ selected }) => selected) ?? options[0];
  return {
    name,
    type: 'select',
    value: chosen?.value ?? '',
    chosen: chosen !== undefined,
    options: options.map(({ value, text }) => ({ value, text })),
  };
}

function buttonsOf(control: Element): FormButton[] {
  const type = attributeOf(control, 'type').toLowerCase();
  const sends = control.tagName === 'button' ? !NEVER_SENT.has(type) : BUTTON_TYPES.has(type);
  if (!sends || (control.tagName !== 'button' && control.tagName !== 'input')) return [];
  const value = attributeOf(control, 'value');
  const text = control.tagName === 'button' ? textOfNode(control) : value;
  return [{ name: attributeOf(control, 'name'), value, text }];
}

/** Of an option or a text area, which are not among what a person reads of a page. */
function plainText(control: Element): string {
  return control.childNodes
    .map((node) => ('value' in node ? node.value : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
