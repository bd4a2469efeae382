import { getAttribute, isElementNode, isTextNode, queryAll } from '@parse5/tools';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { parseBounded } from './parseBounded.js';

export type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

/** A foreign page as a tree. Its scripts are text nobody reads, its forms what `formsOf` makes of them. */
export interface HtmlPage {
  url: string;
  root: Node;
}

/** What shows no text: neither to the eye nor here. */
const SILENT = new Set(['script', 'style', 'template', 'noscript', 'head', 'select', 'option', 'svg']);
const HIDDEN_CLASSES = ['hidden', 'hide', 'd-none', 'invisible'];
const INLINE = new Set(['a', 'abbr', 'b', 'code', 'em', 'i', 'label', 'small', 'span', 'strong', 'sub', 'sup', 'u']);

/** What is read in place of a page that is more than one of this site can be: nobody takes it for an answer. */
const TOO_MUCH = '<p>(a page of more elements, or deeper, than is read)</p>';
const LONGEST_LINE = 2_000;

export function readPage({ url, body }: { url: string; body: string }): HtmlPage {
  return { url, root: parseBounded(body) ?? parse(TOO_MUCH) };
}

/** Elements below a node in the order of the page, with one of these names; all of them where none is given. */
export function elementsOf(root: Node, ...names: string[]): Element[] {
  const wanted = (node: Node) => isElementNode(node) && (names.length === 0 || names.includes(node.tagName));
  return [...queryAll<Element>(root, wanted)];
}

/** '' where it is not there. */
export function attributeOf(element: Element, name: string): string {
  return getAttribute(element, name) ?? '';
}

export function hasClass(element: Element, name: string): boolean {
  return attributeOf(element, 'class').split(/\s+/).includes(name);
}

/** What a person would read below a node, one line for each block; hidden parts are left out. */
export function linesOf(node: Node): string[] {
  return textBelow(node)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim().slice(0, LONGEST_LINE))
    .filter((line) => line !== '');
}

/** The same as one line. */
export function textOfNode(node: Node): string {
  return linesOf(node).join(' ');
}

/** Whether a person could see it: neither it nor what it stands in is hidden by its own attributes. */
export function isVisible(element: Element): boolean {
  for (let at: Element | null = element; at !== null; at = parentOf(at)) if (hidesItself(at)) return false;
  return true;
}

export function parentOf(element: Element): Element | null {
  const parent = element.parentNode;
  return parent !== null && isElementNode(parent) ? parent : null;
}

function textBelow(node: Node): string {
  if (isTextNode(node)) return node.value.replaceAll('\n', ' ');
  if (isElementNode(node)) {
    if (hidesItself(node)) return '';
    if (node.tagName === 'br') return '\n';
  }
  if (!('childNodes' in node)) return '';
  const text = node.childNodes.map(textBelow).join('');
  return isElementNode(node) && INLINE.has(node.tagName) ? text : `\n${text}\n`;
}

function hidesItself(element: Element): boolean {
  return (
    SILENT.has(element.tagName) ||
    getAttribute(element, 'hidden') !== null ||
    attributeOf(element, 'aria-hidden') === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributeOf(element, 'style')) ||
    HIDDEN_CLASSES.some((name) => hasClass(element, name))
  );
}
