import type { HtmlForm } from './htmlForm.js';
import { type Element, elementsOf, type HtmlPage, isVisible, linesOf, textOfNode } from './htmlPage.js';

const COUNTING_FIELD = /(?:^|[-_])(?:obscount|total_forms|observation_?count|num_?observations)$/i;
const COUNTING_TEXT = /(?<![\w,])(\d[\d,]*)\s+(?:new\s+)?observation(?:s|\(s\))?(?=\W|$)/gi;

/**
 * How many observations a preview says it holds: by a counting field of the form, by the rows of its tables of
 * observations, and only where there is neither by what its text says. All numbers found, so that a contradiction is
 * seen; none: it does not say.
 */
export function previewCounts(page: HtmlPage, form: HtmlForm): number[] {
  const fields = form.fields
    .filter(({ name, value }) => COUNTING_FIELD.test(name) && /^\d+$/.test(value))
    .map(({ value }) => Number(value));
  const counted = [...fields, ...tableRows(page)];
  return [...new Set(counted.length > 0 ? counted : countsInText(page))];
}

/** Rows of all tables with a column of dates and one of magnitudes; none where there is no such table. */
function tableRows(page: HtmlPage): number[] {
  const tables = elementsOf(page.root, 'table').filter((table) => isVisible(table) && isOfObservations(table));
  const rows = tables.flatMap((table) => elementsOf(table, 'tr').filter((row) => elementsOf(row, 'td').length > 1));
  return tables.length === 0 ? [] : [rows.length];
}

function isOfObservations(table: Element): boolean {
  const heads = elementsOf(table, 'th').map(textOfNode);
  return heads.some((head) => /^(jd|hjd|date|julian)/i.test(head)) && heads.some((head) => /^mag/i.test(head));
}

function countsInText(page: HtmlPage): number[] {
  const numbers = linesOf(page.root).flatMap((line) =>
    [...line.matchAll(COUNTING_TEXT)].map((match) => match[1] ?? ''),
  );
  return numbers.map((text) => Number(text.replaceAll(',', '')));
}
