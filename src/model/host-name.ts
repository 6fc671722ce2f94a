import type { Params } from './verdict.ts';

/** A host name in the form that is asked for, or why it is none: `code` has a sentence and a remedy in text/. */
export type CheckedHostName =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly code: string; readonly params: Params };

const MAX_NAME = 253;
const MAX_LABEL = 63;
const MAX_SHOWN = 60;
const CONTROL = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Surrogate}/u;
const STRANGE = /[^\p{L}\p{M}\p{N}\p{So}._-]/u;
const URL_LIKE = /^[a-z][a-z0-9+.-]*:\/\/|^[^/]*[/?#@]|:\d+$/i;
const IPV6_LIKE = /^[\da-f.]*:[\da-f.]*:[\da-f:.]*$/i;
/** Read as an IP address by many a program: a last label of digits, or hexadecimal. */
const NUMERIC = /^(?:\d+|0x[\da-f]*)$/i;

/**
 * Checks a name where it is captured. A name in another script is taken and becomes its ASCII form; full-width letters, an
 * ideographic full stop, upper case and a dot at the end never make a name wrong. An underscore is right in DNS, but in no
 * name of a host that has a certificate: only `dns` takes it.
 */
export function checkHostName(text: string, as: 'dns' | 'host' = 'host'): CheckedHostName {
  const typed = text.trim().normalize('NFKC').replaceAll('。', '.');
  const wrong = (code: string, more: Params = {}): CheckedHostName => ({
    ok: false,
    code,
    params: { name: shown(text), ...more },
  });
  if (typed === '' || typed === '.') return wrong('host-name-empty');
  if (IPV6_LIKE.test(typed)) return wrong('host-name-numeric');
  if (URL_LIKE.test(typed)) return wrong('host-name-url');
  const control = CONTROL.exec(typed)?.[0];
  if (control !== undefined) return wrong('host-name-control', { sign: codePoint(control) });
  if (/\s/.test(typed)) return wrong('host-name-blank');
  if (typed.includes('*')) return wrong('host-name-wildcard');
  const strange = STRANGE.exec(typed)?.[0];
  if (strange !== undefined) return wrong('host-name-sign', { sign: strange });
  if (as === 'host' && typed.includes('_')) return wrong('host-name-underscore');
  const plain = typed.replace(/\.$/, '');
  if (plain.split('.').includes('')) return wrong('host-name-gap');
  if (NUMERIC.test(plain.split('.').at(-1) ?? '')) return wrong('host-name-numeric');
  const name = ascii(plain);
  if (name === undefined) return wrong('host-name-script');
  const labels = name.split('.');
  const long = labels.find((label) => label.length > MAX_LABEL);
  if (long !== undefined) return wrong('host-name-label-long', { length: long.length });
  if (name.length > MAX_NAME) return wrong('host-name-long', { length: name.length });
  if (labels.some((label) => /^-|-$/.test(label))) return wrong('host-name-hyphen');
  return { ok: true, name };
}

/** By the rule of the URL standard, which is what the platform has; all that it would read otherwise was refused before. */
function ascii(name: string): string | undefined {
  if (/^[\w.-]*$/.test(name) && !/(?:^|\.)xn--/i.test(name)) return name.toLowerCase();
  const url = `http://${name}/`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

function codePoint(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function shown(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
