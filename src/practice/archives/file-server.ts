import type { IssueOptions, Pair } from '../authority.ts';
import type { Part } from '../door.ts';
import { type Request, type Response, sendPage, serveWeb } from '../web.ts';
import { byteRange } from './byte-range.ts';
import { type Delivery, deliver } from './deliver.ts';

export type ServedFile = {
  readonly bytes: Buffer;
  /** Epoch milliseconds: when it was made. */
  readonly madeAt: number;
};

export type FileServerOptions = {
  readonly host: string;
  readonly issue: (options: IssueOptions) => Promise<Pair>;
  /** By path, such as `/backup.tar.gz`. */
  readonly files: { readonly [path: string]: ServedFile };
};

/** The files of a backup's place, and how they are given. */
export type FileServer = {
  file(path: string): ServedFile | undefined;
  put(path: string, file: ServedFile): void;
  remove(path: string): void;
  /** How a file comes from now on, also to who is getting it at the moment; as fast as it goes where nothing is said. */
  deliver(path: string, delivery: Delivery): void;
  turn(state: 'up' | 'gone' | 'failing'): void;
};

const TYPES: readonly (readonly [ending: string, type: string])[] = [
  ['.gz', 'application/gzip'],
  ['.tgz', 'application/gzip'],
  ['.zip', 'application/zip'],
];

/** A file server as nginx is one: single ranges, validators, and conditions on them. */
export async function startFileServer(options: FileServerOptions): Promise<FileServer & Part> {
  const { host, issue } = options;
  const files = new Map(Object.entries(options.files));
  const deliveries = new Map<string, Delivery>();
  let state: 'up' | 'gone' | 'failing' = 'up';

  function answer(request: Request, response: Response): void {
    const page = (status: number, headers: { [name: string]: string } = {}) =>
      sendPage(request, response, { status, headers, body: '' });
    if (state === 'failing') return page(503);
    const { pathname } = new URL(request.url ?? '/', 'https://files');
    const file = files.get(pathname);
    if (file === undefined) return page(404);
    if (request.method !== 'GET' && request.method !== 'HEAD') return page(405);

    const head = headOf(pathname, file);
    if (isUnchanged(request, head)) return page(304, { etag: head.etag });
    const asked = isSameAs(request.headers['if-range'], head) ? request.headers.range : undefined;
    const range = byteRange(asked, file.bytes.length);
    const { length } = file.bytes;
    if (range.is === 'outside') return page(416, { 'content-range': `bytes */${length}` });
    const { from, to } = range.is === 'part' ? range : { from: 0, to: length - 1 };
    const part =
      range.is === 'part'
        ? { 'content-range': `bytes ${from}-${to}/${length}` }
        : { 'accept-ranges': 'bytes' };
    const headers = { ...head, 'content-length': String(to - from + 1), ...part };
    response.writeHead(range.is === 'part' ? 206 : 200, headers);
    if (request.method === 'HEAD') response.end();
    else
      void deliver(response, file.bytes.subarray(from, to + 1), from, () => {
        return deliveries.get(pathname) ?? {};
      });
  }

  const pair = await issue({ hosts: [host] });
  const part = await serveWeb(host, pair, answer, () => state !== 'gone');
  return {
    ...part,
    file: (path) => files.get(path),
    put: (path, file) => void files.set(path, file),
    remove: (path) => void files.delete(path),
    deliver: (path, delivery) => void deliveries.set(path, delivery),
    turn(next) {
      state = next;
    },
  };
}

function headOf(path: string, { bytes, madeAt }: ServedFile) {
  const seconds = Math.floor(madeAt / 1000);
  return {
    'content-type': TYPES.find(([ending]) => path.endsWith(ending))?.[1] ?? 'text/plain',
    etag: `"${seconds.toString(16)}-${bytes.length.toString(16)}"`,
    'last-modified': new Date(seconds * 1000).toUTCString(),
  };
}

type Head = ReturnType<typeof headOf>;

/** Without a condition it is; with one the whole is sent to who has another. */
function isSameAs(condition: string | string[] | undefined, head: Head): boolean {
  return condition === undefined || condition === head.etag || condition === head['last-modified'];
}

function isUnchanged({ headers }: Request, head: Head): boolean {
  const known = headers['if-none-match'];
  if (known !== undefined) return known === '*' || known.includes(head.etag);
  return headers['if-modified-since'] === head['last-modified'];
}
