import { blockedBy } from './blockedAnswer.js';
import { type FormButton, formsOf, type HtmlForm } from './htmlForm.js';
import { readPage } from './htmlPage.js';
import { previewCounts } from './previewCount.js';
import type { SiteAnswer } from './siteAnswer.js';
import { type SiteFault, siteFault } from './siteFault.js';
import { complaintsOf, firstWords, type SiteComplaint, warningsOf } from './siteWords.js';
import { successMarkOf } from './successMark.js';

/**
 * What the site made of the file. `preview`: it may be confirmed by this form. `taken`: it says it took the
 * observations though nobody confirmed, which is no success but a doubt. `refused`: nothing was sent.
 */
export type PreviewReading =
  | { outcome: 'preview'; form: HtmlForm; button: FormButton; rows: number; warnings: string[] }
  | { outcome: 'taken'; words: string }
  | { outcome: 'refused'; fault: SiteFault; rows: number | null; complaints: SiteComplaint[] };

const CONFIRMS = /submit|confirm/i;
const DUPLICATE = /duplicate|already\s+(?:been\s+)?(?:submitted|reported|exists?|in\s+the)/i;

/** Reads the page after the upload; `rows` is how many observations the file has. */
export function readPreviewPage(answer: SiteAnswer, rows: number): PreviewReading {
  const page = readPage(answer);
  const blocked = blockedBy(answer, page);
  if (blocked !== null) return refused(blocked);
  const confirming = formsOf(page).flatMap(confirmStep);
  const mark = successMarkOf(page);
  if (mark.byAddress || (mark.count !== null && confirming.length === 0)) {
    return { outcome: 'taken', words: firstWords(page) };
  }
  const complaints = complaintsOf(page);
  const warnings = warningsOf(page);
  const repeated = [...complaints.map(({ words }) => words), ...warnings].find((words) => DUPLICATE.test(words));
  if (repeated !== undefined) return refused(siteFault('duplicates', repeated), null, complaints);
  const [complaint] = complaints;
  if (complaint !== undefined) return refused(siteFault('faultyRows', wordsOf(complaint)), null, complaints);
  if (answer.status !== 200) return refused(siteFault('formChanged', `status ${answer.status}; ${firstWords(page)}`));
  const [confirm] = confirming;
  if (confirm === undefined || confirming.length > 1) {
    return refused(siteFault('formChanged', `no form to confirm the preview; it says: ${firstWords(page)}`));
  }
  const [count, ...others] = previewCounts(page, confirm.form);
  if (count === undefined) {
    return refused(siteFault('formChanged', 'the preview does not say how many observations it holds'));
  }
  if (others.length > 0 || count !== rows) {
    return refused(siteFault('otherCount', `${[count, ...others].join(', ')} instead of ${rows}`), count);
  }
  return { outcome: 'preview', ...confirm, rows: count, warnings };
}

/** A form that takes no file and has a button to submit it for good. */
function confirmStep(form: HtmlForm): { form: HtmlForm; button: FormButton }[] {
  if (form.method !== 'post' || form.fields.some(({ type }) => type === 'file' || type === 'password')) return [];
  const buttons = form.buttons.filter(({ text }) => CONFIRMS.test(text));
  const [button] = buttons;
  return button === undefined || buttons.length > 1 ? [] : [{ form, button }];
}

function wordsOf({ row, words }: SiteComplaint): string {
  return row === null ? words : `Row ${row}: ${words}`;
}

function refused(fault: SiteFault, rows: number | null = null, complaints: SiteComplaint[] = []): PreviewReading {
  return { outcome: 'refused', fault, rows, complaints };
}
