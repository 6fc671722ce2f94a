import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import http from 'node:http';
import { Refused } from '../cloud/refused.ts';
import { Declined } from '../declined.ts';
import { listen } from '../listen.ts';
import { page, type Lang, type Said } from './page.ts';
import type { ConsoleSection, ConsoleTask, Filled } from './task.ts';

const MAX_BYTES = 64 * 1024;
const POLICY = `default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

const TOO_LONG = {
  en: 'That is longer than 64 KB: nothing was done.',
  zh: '填写的内容超过 64 KB，没有执行任何操作。',
};

export type PracticeConsole = {
  /** With the token that opens it. */
  readonly url: string;
  close(): Promise<void>;
};

/**
 * The console of the range, on loopback. Whoever has the token may use it: it stands in the address, and no page from
 * elsewhere can guess it or read it. `sections` is asked for each page; what is done there is done at once.
 */
export async function startConsole(
  sections: () => readonly ConsoleSection[],
  lang: Lang,
): Promise<PracticeConsole> {
  const token = randomBytes(18).toString('base64url');
  const base = `/${token}/`;
  let said: Said | null = null;
  const server = http.createServer((request, response) => {
    answered(request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(error instanceof Error ? error.message : 'failed');
    });
  });

  async function answered(
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const own = request.socket.localPort;
    const isOwn = [`127.0.0.1:${own}`, `localhost:${own}`].includes(request.headers.host ?? '');
    if (!isOwn || !isSame(url.pathname.slice(0, base.length), base)) {
      response.writeHead(404).end();
      return;
    }
    const shown = langOf(url, lang);
    const task = url.pathname.slice(base.length);
    if (task === '' && request.method === 'GET') {
      const text = page({ lang: shown, base, sections: sections(), said });
      said = null;
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': POLICY,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      });
      response.end(text);
      return;
    }
    const found = taskBy(sections(), decodeURIComponent(task));
    if (found === undefined || request.method !== 'POST') {
      response.writeHead(found === undefined ? 404 : 405).end();
      return;
    }
    const filled = await filledIn(request);
    said = filled === undefined ? { ok: false, text: TOO_LONG } : await done(found, filled);
    response.writeHead(303, { location: `${base}?lang=${shown}` }).end();
  }

  const { at, close } = await listen(server);
  return { url: `http://${at.host}:${at.port}${base}`, close };
}

async function done({ fields, run }: ConsoleTask, filled: Filled): Promise<Said> {
  const missing = fields.find(({ id }) => (filled[id] ?? '').trim() === '');
  if (missing !== undefined) {
    const { en = missing.id, zh = en } = missing.title;
    return { ok: false, text: { en: `Fill in: ${en}.`, zh: `请填写：${zh}。` } };
  }
  const [refused] = fields.flatMap(({ id, refuse }) => refuse?.(filled[id] ?? '', filled) ?? []);
  if (refused !== undefined) return { ok: false, text: refused };
  try {
    return { ok: true, text: await run(filled) };
  } catch (error) {
    if (error instanceof Declined) return { ok: false, text: error.text };
    if (!(error instanceof Refused)) throw error;
    const text = error.message === error.code ? error.code : `${error.code}: ${error.message}`;
    return { ok: false, text: { en: text, zh: text } };
  }
}

function taskBy(sections: readonly ConsoleSection[], id: string): ConsoleTask | undefined {
  return sections.flatMap(({ tasks }) => tasks).find((one) => one.id === id);
}

/** All of it is read, so that the answer is; undefined where it is more than anybody fills in. */
async function filledIn(request: http.IncomingMessage): Promise<Filled | undefined> {
  let body = '';
  let isLong = false;
  for await (const chunk of request.setEncoding('utf8')) {
    isLong ||= body.length + String(chunk).length > MAX_BYTES;
    if (!isLong) body += String(chunk);
  }
  if (isLong) return undefined;
  return Object.fromEntries(
    Array.from(new URLSearchParams(body), ([id, text]) => [id, text.trim()]),
  );
}

function langOf(url: URL, otherwise: Lang): Lang {
  const asked = url.searchParams.get('lang');
  return asked === 'en' || asked === 'zh' ? asked : otherwise;
}

function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
