/** What a page of the AAVSO answered, once all redirects were followed. */
export interface SiteAnswer {
  status: number;
  /** Where the answer came from in the end. */
  url: string;
  /** The Retry-After header; null where there was none. */
  retryAfter: string | null;
  /** The x-amzn-waf-action header: what the firewall in front of the site did; null where it did nothing. */
  wafAction: string | null;
  /** As text; it is read, never run. */
  body: string;
}
