import type { ServiceSeen } from '../../model/services.ts';
import type { Raw } from '../../model/verdict.ts';
import { jsonEvidence } from '../result.ts';

/** By which way it was asked and what became of that, then what was told. */
export function jenkinsEvidence(seen: ServiceSeen, rows: readonly object[] = []): Raw {
  return jsonEvidence('jenkins', [head(seen), ...rows]);
}

function head(seen: ServiceSeen): object {
  if (seen.is === 'nobody') return { way: '-', came: seen.code };
  const { way, seen: http } = seen;
  return { way, came: http.is === 'answer' ? http.status : http.code };
}
