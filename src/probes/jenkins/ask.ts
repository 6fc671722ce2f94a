import { readRoots } from '../../front-door/certificate-files.ts';
import { toBase64 } from '../../model/base64.ts';
import type { HttpSeen } from '../../model/http.ts';
import type { Readers } from '../../model/ports.ts';
import type { ServiceSeen } from '../../model/services.ts';
import { expectedAddresses } from '../expected-addresses.ts';
import type { JenkinsInput } from './fields.ts';

/** A plugin list of a grown Jenkins has hundreds of kilobytes. */
const LONGEST_BODY = 8 * 1024 * 1024;
const PORT = 8080;

export type JenkinsAnswer = Extract<HttpSeen, { readonly is: 'answer' }>;

/** Asks one Jenkins, each time the same way. */
export type Jenkins = {
  /** Told in the evidence: by which way. */
  readonly way: 'name' | 'service';
  readonly user: string | null;
  get(path: string, signal: AbortSignal): Promise<ServiceSeen>;
};

/**
 * By name once its name leads where it should, by its Service before: a login is never sent to whom an old record leads.
 */
export async function openJenkins(
  input: JenkinsInput,
  ports: Readers,
  signal: AbortSignal,
): Promise<Jenkins> {
  const { namespace, service } = input;
  const user = given(input.user);
  const token = given(input.token);
  const isLogin = user !== null && token !== null;
  const headers = isLogin ? { authorization: `Basic ${toBase64(`${user}:${token}`)}` } : {};
  const prefix = (given(input.prefix) ?? '').replace(/\/+$/, '');
  const asked = { headers, longestBody: LONGEST_BODY };
  const who = isLogin ? user : null;
  const named = await byName(input, `${prefix}/login`, ports, signal);
  if (named !== null) {
    return {
      way: 'name',
      user: who,
      async get(path, own) {
        const seen = await ports.http.get({ ...named, ...asked, path: prefix + path }, own);
        return { is: 'seen', way: `https://${named.host}`, seen };
      },
    };
  }
  const port = String(input.port ?? PORT);
  return {
    way: 'service',
    user: who,
    get: (path, own) =>
      ports.services.get({ namespace, service, port, path: prefix + path, ...asked }, own),
  };
}

/** Where its name leads to; null where that is not where it should. */
async function byName(input: JenkinsInput, path: string, ports: Readers, signal: AbortSignal) {
  const host = given(input.host);
  const wanted = input.leadsTo ?? [];
  if (host === null || wanted.length === 0) return null;
  const { files, certificates, clock, http, dns } = ports;
  const expected = await expectedAddresses(wanted, '-', dns, signal);
  if (expected.addresses === null) return null;
  const roots = await readRoots(input.trust ?? [], files, certificates, clock.now());
  const question = { scheme: 'https', host, port: 443, roots } as const;
  const seen = await http.get({ ...question, path }, signal);
  const isThere = seen.is === 'answer' && expected.addresses.includes(seen.address);
  return isThere ? { ...question, address: seen.address } : null;
}

function given(text: string | null | undefined): string | null {
  return text === undefined || text === null || text === '' ? null : text;
}
