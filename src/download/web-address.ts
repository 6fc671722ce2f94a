import { WizardError } from '../model/error.ts';

/** The address of a file on the web. Throws where it is none, or where it holds a password that logs would tell. */
export function webAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['https:', 'http:'].includes(url.protocol) || url.hostname === '')
    throw new WizardError('faulty-file', 'download-no-address', { url: shown(url, text) });
  if (url.username !== '' || url.password !== '')
    throw new WizardError('faulty-file', 'download-password-in-address', {
      url: shownAddress(url),
    });
  url.hash = '';
  return url;
}

/** Without what may be a key: the query of a signed address, and a password. */
export function shownAddress({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname}`;
}

function shown(url: URL | undefined, text: string): string {
  return url === undefined ? (text.split('?')[0] ?? '') : shownAddress(url);
}
