import type { Page } from '../web.ts';

const REASONS = {
  308: 'Permanent Redirect',
  404: 'Not Found',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
} as const;

export type PageStatus = keyof typeof REASONS;

/** An answer of the controller itself, as nginx writes it. */
export function pageOf(status: PageStatus, headers: Page['headers'] = {}): Page {
  const line = `${status} ${REASONS[status]}`;
  const body = [
    '<html>',
    `<head><title>${line}</title></head>`,
    '<body>',
    `<center><h1>${line}</h1></center>`,
    '<hr><center>nginx</center>',
    '</body>',
    '</html>',
    '',
  ].join('\r\n');
  return { status, headers: { 'content-type': 'text/html', ...headers }, body };
}
