import { deriveSteps } from '../../core/derive.ts';
import type { Book } from '../../model/book.ts';
import type { JsonObject } from '../../model/json.ts';
import type { BreakAsk, BreakPlan, BreakTurn, SelfTestRow } from '../../model/self-test.ts';
import type { RunState } from '../../model/state.ts';
import { shownInput } from '../inputs.ts';
import { sheetContext, type VerifyPorts } from '../verify-sheet.ts';
import { inLanes, type LaneJob } from './in-lanes.ts';
import { proofsOf, type TestedProof } from './proofs-of.ts';
import { paced, rowOf, testProof } from './test-proof.ts';

/** The practice range, as far as it breaks itself. */
export type Breaking = {
  plan(asks: readonly BreakAsk[]): Promise<readonly (BreakPlan | null)[]>;
  turn(to: BreakTurn, ask: BreakAsk): Promise<string | null>;
};

export type SelfTestOptions = {
  readonly book: Book;
  /** The drill at its end: its values are what the proofs read. */
  readonly state: RunState;
  /** Readers only. */
  readonly ports: VerifyPorts;
  readonly range: Breaking;
  /** Which proofs. @default all */
  readonly only?: (tested: TestedProof) => boolean;
  readonly onRow?: (row: SelfTestRow, done: number, of: number) => void;
  readonly signal: AbortSignal;
};

/** At most so many at once: a laptop has to start the programs that they ask. */
const AT_ONCE = 6;

/** Breaks the world of every proof of a runbook in a range in which a drill was through, one row a proof. */
export async function selfTest(options: SelfTestOptions): Promise<readonly SelfTestRow[]> {
  const { book, state, ports, range, only = () => true, onRow = () => {}, signal } = options;
  const own = { ...ports, catalogue: paced(ports.catalogue) };
  const recorder = { state: () => state, onEvent: () => () => {} };
  const context = sheetContext(book, own, recorder);
  const all = proofsOf(book, deriveSteps(book, state)).filter(only);
  const asks = all.flatMap(askOf);
  const plans = await range.plan(asks);
  let done = 0;
  const told = (row: SelfTestRow): SelfTestRow => {
    done += 1;
    onRow(row, done, all.length);
    return row;
  };
  return inLanes(all.map(jobOf), AT_ONCE);

  function askOf({ step, index, proof, is }: TestedProof): readonly BreakAsk[] {
    if (proof.is !== 'probe' || is !== 'proved') return [];
    const given: JsonObject = shownInput(context, proof.with);
    return [{ step, proof: index, probe: proof.probe, with: given }];
  }

  function jobOf(tested: TestedProof): LaneJob<SelfTestRow> {
    const { step, index, is } = tested;
    const nothing = (verdict: SelfTestRow['verdict']) => ({
      touches: [],
      work: async () => told(rowOf(tested, verdict)),
    });
    if (is === 'told') return nothing('told');
    if (is === 'left') return nothing('not-exercised');
    if (isBlind(tested)) return nothing('stayed-green');
    const at = asks.findIndex((one) => one.step === step && one.proof === index);
    const ask = asks[at];
    const plan = plans[at];
    if (ask === undefined || plan === undefined || plan === null) return nothing('no-break');
    const turn = (to: BreakTurn) => range.turn(to, ask);
    return {
      touches: plan.touches,
      work: async () => told(await testProof(context, tested, plan, turn, signal)),
    };
  }
}

/** It reads nothing that anybody found, so there is no world in which it says anything else. */
function isBlind({ proof }: TestedProof): boolean {
  return proof.is === 'assert' && !proof.assert.reads.some((path) => path.startsWith('values.'));
}
