import { blockedBy } from './blockedAnswer.js';
import { type FormButton, type FormField, formsOf, type HtmlForm } from './htmlForm.js';
import { readPage } from './htmlPage.js';
import type { SiteAnswer } from './siteAnswer.js';
import { type SiteFault, siteFault } from './siteFault.js';
import { firstWords } from './siteWords.js';

/**
 * The page that takes a file. `upload`: it can be sent now. `choose`: the page must first be told that a file comes.
 * `filled` are the choices to make, beside what the form holds already.
 */
export type UploadStep =
  | { step: 'upload'; form: HtmlForm; fileField: string; filled: Record<string, string>; button: FormButton }
  | { step: 'choose'; form: HtmlForm; filled: Record<string, string>; button: FormButton | null }
  | { step: 'stopped'; fault: SiteFault };

/** Leads to a preview. A button that only says "Submit" may send for good: it is not pressed here. */
const LEADS_ON = /preview|continue|next|upload|check|validate/i;
const SENDS_FOR_GOOD = /submit|confirm|save|finish/i;

export function readUploadPage(answer: SiteAnswer): UploadStep {
  const page = readPage(answer);
  const blocked = blockedBy(answer, page);
  if (blocked !== null) return { step: 'stopped', fault: blocked };
  const changed = (what: string): UploadStep => ({
    step: 'stopped',
    fault: siteFault('formChanged', `${what}; it says: ${firstWords(page)}`),
  });
  if (answer.status !== 200) return changed(`status ${answer.status}`);
  const forms = formsOf(page).filter(({ fields }) => fields.length > 0);
  const taking = forms.filter(({ fields }) => fields.some(isFile));
  const [form] = taking;
  if (form === undefined) return choosingStep(forms) ?? changed('no form takes a file');
  const files = form.fields.filter(isFile);
  const [file] = files;
  if (taking.length > 1 || file === undefined || files.length > 1) return changed('more than one place for a file');
  if (form.method !== 'post') return changed('the form does not send what it holds');
  const button = form.buttons.find(leadsOn);
  if (button === undefined) return changed('no button that leads to a preview');
  return { step: 'upload', form, fileField: file.name, filled: fileMode(form), button };
}

function choosingStep(forms: readonly HtmlForm[]): UploadStep | null {
  const choosing = forms.filter((form) => Object.keys(fileMode(form)).length > 0);
  const [form] = choosing;
  if (form === undefined || choosing.length > 1) return null;
  return { step: 'choose', form, filled: fileMode(form), button: form.buttons.find(leadsOn) ?? null };
}

/** "Manual" or "File upload": the field that says so, set to the file. */
function fileMode(form: HtmlForm): Record<string, string> {
  for (const field of form.fields) {
    const choices = field.type === 'select' ? field.options : radioChoices(form, field);
    const file = choices.filter(({ value, text }) => /file/i.test(`${value} ${text}`));
    const manual = choices.some(({ value, text }) => /manual/i.test(`${value} ${text}`));
    if (manual && file.length === 1) return { [field.name]: file[0]?.value ?? '' };
  }
  return {};
}

function radioChoices(form: HtmlForm, { name, type }: FormField): { value: string; text: string }[] {
  if (type !== 'radio') return [];
  return form.fields.filter((field) => field.name === name).map(({ value }) => ({ value, text: '' }));
}

function isFile({ type }: FormField): boolean {
  return type === 'file';
}

function leadsOn({ text }: FormButton): boolean {
  return LEADS_ON.test(text) && !SENDS_FOR_GOOD.test(text);
}
