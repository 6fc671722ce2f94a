import { aCause, type Cause, type Params, type Verdict } from '../model/verdict.ts';

/** One thing that is wrong with how a name is served. `word` is what stands for it in a narrow column. */
export type DoorFault = {
  readonly code: string;
  readonly params: Params;
  readonly verdict: Exclude<Verdict, 'pass'>;
  readonly word: string;
};

/** A wrong certificate becomes right when somebody replaces it: waiting alone helps nobody. */
export function aFault(
  code: string,
  word: string,
  params: Params = {},
  verdict: DoorFault['verdict'] = 'fail',
): DoorFault {
  return { code, params, verdict, word };
}

/** `names` is what the same cause of several hosts is put together by. */
export function faultCause({ code, params, verdict }: DoorFault, host: string): Cause {
  return aCause(
    code,
    { names: host, ...params },
    { object: { kind: 'Host', name: host }, healsByItself: verdict === 'wait' },
  );
}
