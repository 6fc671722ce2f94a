import { expect, test, vi } from 'vitest';
import { anAccess } from '../support/cluster/follower.ts';
import { aLiveServer } from '../support/cluster/live-server.ts';

test('who gives up does not wait for what somebody else asks', async () => {
  const server = await aLiveServer();
  server.script(() => ({ ends: 'stall' }));
  const { reader } = await anAccess(server);
  const query = { apiVersion: 'x.io/v1', kind: 'Broker' };
  const gone = new AbortController();
  const patient = new AbortController();
  const first = reader.list(query, patient.signal);
  await vi.waitFor(() => expect(server.asked).toHaveLength(1));
  const second = reader.list(query, gone.signal);

  gone.abort(new Error('enough'));

  await expect(second).rejects.toThrow('enough');
  patient.abort(new Error('over'));
  await expect(first).rejects.toThrow('over');
});
