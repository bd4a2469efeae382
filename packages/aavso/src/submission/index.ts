export { formEntries } from './formEntries.js';
export type { FormButton, HtmlForm } from './htmlForm.js';
export { asksForLogin, type LoginStep, readLoginPage } from './loginPage.js';
export { type PreviewReading, readPreviewPage } from './previewPage.js';
export { type ReceiptReading, readReceiptPage } from './receiptPage.js';
export type { SiteAnswer } from './siteAnswer.js';
export { SITE_FAULTS, type SiteFault, type SiteFaultCode, siteFault } from './siteFault.js';
export { excerpt, type SiteComplaint } from './siteWords.js';
export { readUploadPage, type UploadStep } from './uploadPage.js';
