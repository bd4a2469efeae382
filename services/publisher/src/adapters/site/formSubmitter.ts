import {
  asksForLogin,
  type PreviewReading,
  readPreviewPage,
  readReceiptPage,
  readUploadPage,
  type SiteAnswer,
  type SiteFault,
  siteFault,
} from '@wombat/aavso/submission';
import { ok, type Result, refuse } from '@wombat/result';
import type { OpenDoor, SiteDoor } from './siteDoor.js';
import type { Answered } from './siteSession.js';
import {
  type Accepted,
  type Doubt,
  type HeldBack,
  type NotSent,
  notSent,
  type Previewed,
  type Submitter,
  type UploadedFile,
} from './submitter.js';

export interface FormSubmitterOptions {
  door: SiteDoor;
  submitUrl: string;
  loginHost: string;
}

type Preview = Extract<PreviewReading, { outcome: 'preview' }>;

/** What the site shows of a file, with the page it is confirmed on. */
interface Shown {
  open: OpenDoor;
  page: SiteAnswer;
  reading: PreviewReading;
}

/** Choosing the file instead of the form by hand, then the page that takes it: more pages than these are a ring. */
const MOST_CHOICES = 2;

/** Submits by the pages a person would use: file, preview, confirmation. */
export class FormSubmitter implements Submitter {
  constructor(private readonly options: FormSubmitterOptions) {}

  async preview(file: UploadedFile): Promise<Previewed | NotSent | Doubt> {
    const shown = await this.show(file);
    if (!shown.ok) return notSent(shown.fault);
    const { reading } = shown.value;
    if (reading.outcome !== 'preview') return noPreview(reading);
    return { outcome: 'previewed', rows: reading.rows, warnings: reading.warnings };
  }

  async confirm(
    file: UploadedFile,
    mayConfirm: () => Promise<boolean>,
  ): Promise<Accepted | NotSent | Doubt | HeldBack> {
    const shown = await this.show(file);
    if (!shown.ok) return notSent(shown.fault);
    const { reading } = shown.value;
    if (reading.outcome !== 'preview') return noPreview(reading);
    if (!(await mayConfirm())) return { outcome: 'heldBack' };
    return this.sendForGood(shown.value, reading, file);
  }

  /** From here on everything but an explicit mark of success is a doubt. */
  private async sendForGood(
    { open, page }: Shown,
    { form, button }: Preview,
    file: UploadedFile,
  ): Promise<Accepted | Doubt> {
    const { submitUrl, loginHost } = this.options;
    const answer = await open.session.send(page, { form, button }, { patient: true });
    if (!answer.ok) return { outcome: 'unknown', words: answer.fault.words, complaints: [] };
    return readReceiptPage(answer.value, { rows: file.rows, submitUrl, loginHost });
  }

  private async show(file: UploadedFile): Promise<Result<Shown, SiteFault>> {
    const open = await this.options.door.open();
    if (!open.ok) return open;
    const page = await this.upload(open.value, file);
    if (!page.ok) return page;
    return ok({ open: open.value, page: page.value, reading: readPreviewPage(page.value, file.rows) });
  }

  private async upload({ session, page }: OpenDoor, file: UploadedFile): Promise<Answered> {
    let at = page;
    for (let choices = 0; choices < MOST_CHOICES; choices++) {
      const step = readUploadPage(at);
      if (step.step === 'stopped') return refuse(step.fault);
      const { form, filled, button } = step;
      const sent = step.step === 'upload' ? { field: step.fileField, name: file.name, text: file.text } : null;
      const answer = await session.send(at, { form, filled, button, ...(sent === null ? {} : { file: sent }) });
      if (!answer.ok) return answer;
      if (asksForLogin(answer.value, this.options.loginHost)) return refuse(siteFault('sessionExpired'));
      if (sent !== null) return answer;
      at = answer.value;
    }
    return refuse(siteFault('formChanged', 'it does not come to a page that takes a file'));
  }
}

function noPreview(reading: Exclude<PreviewReading, Preview>): NotSent | Doubt {
  if (reading.outcome === 'refused') return notSent(reading.fault, reading.rows, reading.complaints);
  const words = `the site says it took the observations though nobody confirmed; ${reading.words}`;
  return { outcome: 'unknown', words, complaints: [] };
}
