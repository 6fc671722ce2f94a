import type { CloudCall } from '../../cloud-calls/call.ts';
import { WizardError, type ErrorKind } from '../../model/error.ts';
import { isObject, type JsonObject } from '../../model/json.ts';

export type Refusal = { readonly code: string; readonly message: string; readonly status: number };

type Kind = readonly [pattern: RegExp, code: string, kind?: ErrorKind];

/** By the error codes of each API's reference ("Error codes"); the first that fits tells what has to be done. */
const KINDS: readonly Kind[] = [
  [/^Throttling|FlowControl|TooManyRequests/i, 'cloud-throttled'],
  [/InvalidTimeStamp|IllegalTimestamp|InvalidTimestamp/i, 'cloud-clock-skew'],
  [
    /SecurityToken.*(Expired|Malformed|Mismatch)|InvalidSecurityToken|ExpiredToken/i,
    'cloud-token-expired',
  ],
  [
    /InvalidAccessKey|SignatureDoesNotMatch|IncompleteSignature|AccessKey(Id)?(NotFound|Disabled)|Inactive/i,
    'cloud-key-refused',
    'forbidden',
  ],
  [
    /Arrear|Overdue|InsufficientBalance|NotEnoughBalance|BalanceNotEnough|NoAvailablePayment/i,
    'cloud-arrears',
  ],
  [/Quota(Exceed|Limit|NotEnough)|ExceedQuota|LimitExceed|ExceedLimit/i, 'cloud-quota-exceeded'],
  [/^DryRunOperation/i, 'cloud-dry-run'],
  [/InvalidRegion|RegionNotSupport|RegionId\.(NotFound|Invalid)/i, 'cloud-region-invalid', 'usage'],
  [
    /Forbidden|NoPermission|Unauthorized|AccessDenied|NotAuthorized/i,
    'cloud-forbidden',
    'forbidden',
  ],
  [/Already(Exist|Bind|Associat)|Duplicate/i, 'cloud-already-there'],
  [
    /InUse|Incorrect\w*Status|DependencyViolation|Conflict|OperationDenied|Locked|LastTokenProcessing|Occupied/i,
    'cloud-in-use',
  ],
  [/NotFound|NotExist|NoExist|DoesNotExist/i, 'cloud-not-found'],
];

const MOST_SHOWN = 400;

/** What a cloud's refusal means, by its own code. The message travels as it came, and not all of it where it is long. */
export function refused(
  call: CloudCall,
  status: number,
  answer: JsonObject,
): WizardError & { readonly refusal: Refusal } {
  const { code, message } = toldIn(answer, status);
  const name = `${call.product} ${call.action}`;
  const [, is, kind] = KINDS.find(([pattern]) => pattern.test(code)) ?? fallback(status);
  const params = { call: name, code, message: message.slice(0, MOST_SHOWN) };
  const more = is === 'cloud-forbidden' ? { permission: permissionIn(answer, message, call) } : {};
  const evidence = [{ name: 'cloud', text: JSON.stringify({ status, ...params }) }];
  const error = new WizardError(kind ?? 'not-proven', is, { ...params, ...more }, { evidence });
  return Object.assign(error, { refusal: { code, message, status } });
}

function fallback(status: number): Kind {
  if (status === 429) return [/./, 'cloud-throttled'];
  if (status === 401 || status === 403) return [/./, 'cloud-forbidden', 'forbidden'];
  if (status === 404) return [/./, 'cloud-not-found'];
  return [/./, status >= 500 ? 'cloud-server-error' : 'cloud-refused'];
}

/** `{Code, Message}` of those that go by actions, `{code, message}` of those that go by paths. */
function toldIn(answer: JsonObject, status: number): { code: string; message: string } {
  const text = (...keys: readonly string[]) =>
    keys.map((key) => answer[key]).find((value) => typeof value === 'string') ?? '';
  return {
    code: text('Code', 'code') || String(status),
    message: text('Message', 'message'),
  };
}

/** The permission that is missing: as the answer names it, else the one that the call is known by. */
function permissionIn(answer: JsonObject, message: string, { product, action }: CloudCall): string {
  const detail = answer['AccessDeniedDetail'] ?? answer['accessDeniedDetail'];
  const named = isObject(detail) ? (detail['AuthAction'] ?? detail['authAction']) : undefined;
  if (typeof named === 'string' && named !== '') return named;
  return /\b[a-z][a-z0-9-]*:[A-Z]\w+/.exec(message)?.[0] ?? `${product}:${action}`;
}
