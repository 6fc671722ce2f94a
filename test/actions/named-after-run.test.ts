import { expect, test } from 'vitest';
import { connectionJobName } from '../../src/actions/kubernetes/connection-job.ts';
import { placeFor } from '../../src/actions/velero/restore-place.ts';

const RUN = '0123456789ab';

test('what only the wizard itself names has the run in its name, so that no run takes it for its own', () => {
  const place = placeFor({ run: RUN, backup: 'nightly', namespaces: ['prod'] }, [], []);

  expect(connectionJobName(RUN)).toBe(`dr-wizard-connections-${RUN}`);
  expect(place).toMatchObject({ name: `dr-wizard-${RUN}` });
});
