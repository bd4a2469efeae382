import { excerpt } from '../http/excerpt.js';
import {
  attributeOf,
  type Element,
  elementsOf,
  type HtmlPage,
  hasClass,
  isVisible,
  linesOf,
  parentOf,
} from './htmlPage.js';

/** What the site said is wrong: with one row of the file, or with the whole. */
export interface SiteComplaint {
  /** 1 is the first observation of the file; null: the whole. */
  row: number | null;
  words: string;
}

/** Marks of Bootstrap 3 to 5 and of Django's own templates. */
const ERROR_CLASSES = ['alert-danger', 'alert-error', 'errorlist', 'errornote', 'invalid-feedback', 'text-danger'];
const WARNING_CLASSES = ['alert-warning', 'text-warning', 'warning'];
const ROW = /^Row\s+(\d+)\s*:\s*(.+)$/i;

/** Everything visible that the page marks as wrong, and every line about a single row, wherever it stands. */
export function complaintsOf(page: HtmlPage): SiteComplaint[] {
  const marked = markedLines(page, ERROR_CLASSES).map(complaintOf);
  const rows = linesOf(page.root).map(complaintOf);
  const fields = elementsOf(page.root, 'input', 'select', 'textarea')
    .filter((element) => hasClass(element, 'is-invalid') || attributeOf(element, 'aria-invalid') === 'true')
    .map((element) => ({ row: null, words: `the field ${excerpt(attributeOf(element, 'name'))} is marked as wrong` }));
  return distinct([...marked, ...rows.filter(({ row }) => row !== null), ...fields]);
}

/** What the page warns of, but does not refuse. */
export function warningsOf(page: HtmlPage): string[] {
  return distinct(markedLines(page, WARNING_CLASSES).map(complaintOf)).map(({ words }) => words);
}

/** The first lines a person would read of the page, for a report on what was not understood. */
export function firstWords(page: HtmlPage): string {
  return excerpt(linesOf(page.root).slice(0, 12).join(' | '));
}

function markedLines(page: HtmlPage, classes: readonly string[]): string[] {
  const marked = elementsOf(page.root).filter((element) => classes.some((name) => hasClass(element, name)));
  return outermost(marked).filter(isVisible).flatMap(linesOf);
}

function outermost(elements: readonly Element[]): Element[] {
  const all = new Set(elements);
  return elements.filter((element) => {
    for (let at = parentOf(element); at !== null; at = parentOf(at)) if (all.has(at)) return false;
    return true;
  });
}

function complaintOf(line: string): SiteComplaint {
  const [, row, words] = ROW.exec(line) ?? [];
  return row === undefined || words === undefined
    ? { row: null, words: excerpt(line) }
    : { row: Number(row), words: excerpt(words) };
}

function distinct(complaints: readonly SiteComplaint[]): SiteComplaint[] {
  return [...new Map(complaints.map((one) => [`${one.row}:${one.words}`, one])).values()];
}
