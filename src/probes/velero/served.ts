import type { ProbeResult } from '../../model/catalogue.ts';
import { NOT_INSTALLED, ofVelero } from '../../model/velero.ts';
import { aCause, found } from '../../model/verdict.ts';
import { answered, result } from '../result.ts';

/** What was seen of Velero; what may not be read is an answer too, and so is that there is none. */
export function served(look: Promise<ProbeResult>): Promise<ProbeResult> {
  return answered(
    ofVelero(look).then((seen) =>
      seen === NOT_INSTALLED ? result(found('fail', aCause(NOT_INSTALLED))) : seen,
    ),
  );
}
