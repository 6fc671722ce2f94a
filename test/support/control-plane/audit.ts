import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** One request that reached the API server, such as a write. */
export type AuditedWrite = {
  readonly verb: string;
  readonly resource: string;
  readonly subresource: string | undefined;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly user: string;
  readonly userAgent: string;
  /** With the path and the query as they were sent. */
  readonly uri: string;
  readonly dryRun: boolean;
  readonly code: number;
  readonly at: number;
  /** What was sent; not for secrets, nor for what the control plane itself writes. */
  readonly body: unknown;
};

const AuditLine = z.object({
  verb: z.string(),
  requestURI: z.string(),
  user: z.object({ username: z.string() }),
  userAgent: z.string().default(''),
  objectRef: z
    .object({
      resource: z.string(),
      subresource: z.string().optional(),
      namespace: z.string().optional(),
      name: z.string().optional(),
    })
    .optional(),
  responseStatus: z.object({ code: z.number() }).optional(),
  requestObject: z.unknown().optional(),
  requestReceivedTimestamp: z.string(),
});

const READS: ReadonlySet<string> = new Set(['get', 'list', 'watch']);

/** All writes so far that have every given value, oldest first. */
export async function readWrites(
  auditLog: string,
  wanted: Partial<AuditedWrite> = {},
): Promise<AuditedWrite[]> {
  return (await readRequests(auditLog, wanted)).filter(({ verb }) => !READS.has(verb));
}

/** The same of every request that the policy has logged. */
export async function readRequests(
  auditLog: string,
  wanted: Partial<AuditedWrite> = {},
): Promise<AuditedWrite[]> {
  const lines = (await readFile(auditLog, 'utf8')).split('\n');
  // What follows the last line end is either nothing or a line that is being written.
  const all = lines.slice(0, -1).map((line) => describe(AuditLine.parse(JSON.parse(line))));
  return all.filter((one) => matches(one, wanted));
}

function describe(line: z.infer<typeof AuditLine>): AuditedWrite {
  return {
    verb: line.verb,
    resource: line.objectRef?.resource ?? '',
    subresource: line.objectRef?.subresource,
    namespace: line.objectRef?.namespace,
    name: line.objectRef?.name,
    user: line.user.username,
    userAgent: line.userAgent,
    uri: line.requestURI,
    dryRun: /[?&]dryRun=All\b/.test(line.requestURI),
    code: line.responseStatus?.code ?? 0,
    at: Date.parse(line.requestReceivedTimestamp),
    body: line.requestObject,
  };
}

function matches(write: AuditedWrite, wanted: Partial<AuditedWrite>): boolean {
  const values = new Map<string, unknown>(Object.entries(write));
  return Object.entries(wanted).every(([key, value]) => values.get(key) === value);
}
