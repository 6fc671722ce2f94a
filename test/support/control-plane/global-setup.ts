import type { TestProject } from 'vitest/node';
import type { ControlPlaneAddress } from './control-plane.ts';
import { findPrograms, HOW_TO_GET_THEM, isComplete } from './programs.ts';
import { startControlPlane } from './start.ts';

declare module 'vitest' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface ProvidedContext {
    /** Absent when its programs are not there. */
    controlPlane: ControlPlaneAddress | undefined;
  }
}

/** One control plane for all tests of a `vitest run`. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | void> {
  if (!isComplete(findPrograms())) {
    if (process.env['CI'] === 'true') throw new Error(`No control plane: ${HOW_TO_GET_THEM}.`);
    console.log(`Tests against a control plane are skipped. To have them, ${HOW_TO_GET_THEM}.`);
    return;
  }

  const controlPlane = await startControlPlane();
  const { server, caFile, kubeconfig, auditLog, directory, kubectlProgram } = controlPlane;
  project.provide('controlPlane', {
    server,
    caFile,
    kubeconfig,
    auditLog,
    directory,
    kubectlProgram,
  });
  return controlPlane.stop;
}
