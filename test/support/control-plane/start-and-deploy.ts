// Starts a control plane of its own and a Deployment on it, and prints where and how that went, as JSON.
import { startControlPlane } from './start.ts';

const controlPlane = await startControlPlane({ nodes: 1 });
try {
  const { directory, kubectl } = controlPlane;
  await kubectl(['create', 'deployment', 'web', '--image=example.test/web:1', '--replicas=3']);
  await kubectl(['wait', 'deployment/web', '--for=condition=Available', '--timeout=30s']);
  console.log(JSON.stringify({ directory, pid: process.pid, deployment: 'Available' }));
  // A test wants to see what happens when this program is killed.
  if (process.argv[2] === 'stay') await new Promise(() => setInterval(() => {}, 60_000));
} finally {
  await controlPlane.stop();
}
