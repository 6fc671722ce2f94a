import { isObject } from '../../model/json.ts';
import { parseJson } from '../../model/parse-json.ts';
import type { Found } from '../../model/verdict.ts';
import { objectsAt, shortText, textAt } from '../../readiness/read-object.ts';
import type { Answer } from './conversation.ts';
import { told } from './unanswered.ts';

/** An answer of a registry's API: servers in front of it send neither its header nor JSON. */
export function isOfRegistry({ headers }: Answer): boolean {
  return (
    headers['docker-distribution-api-version']?.startsWith('registry/') === true ||
    /^application\/(?:[\w.-]+\+)?json\b/i.test(headers['content-type'] ?? '')
  );
}

/** What an answer means that is neither a yes nor a question for a login. */
export function judgeRefusal({ status, headers, body }: Answer, host: string): Found {
  const said = saidIn(body);
  if (status === 429) {
    const after = shortText(headers['retry-after'] ?? '') || '-';
    return told('wait', 'registry-rate-limited', { host, after }, host);
  }
  if (status >= 500) return told('wait', 'registry-server-error', { host, status, said }, host);
  if (status === 403) return told('fail', 'registry-denied', { host, said }, host);
  if (status >= 300 && status < 400) {
    const to = shortText(headers['location'] ?? '') || '-';
    return told('fail', 'registry-redirects', { host, status, to }, host);
  }
  return told('fail', 'registry-none', { host, status }, host);
}

/** The server's own words, short; `-` where there are none. */
export function saidIn(body: string): string {
  const answer = parseJson(body);
  if (!isObject(answer)) return '-';
  const [first] = objectsAt(answer, 'errors');
  const words =
    textAt(first, 'message') ??
    textAt(first, 'code') ??
    textAt(answer, 'error_description') ??
    textAt(answer, 'details') ??
    textAt(answer, 'message') ??
    textAt(answer, 'error') ??
    '';
  return shortText(words) || '-';
}
