import { onTestFinished } from 'vitest';
import {
  startJenkins,
  type JenkinsServer,
  type JenkinsState,
} from '../../../src/practice/apps/jenkins.ts';

/** For the running test only. */
export async function aJenkins(from: Partial<JenkinsState> = {}): Promise<JenkinsServer> {
  const jenkins = await startJenkins(from);
  onTestFinished(() => jenkins.stop());
  return jenkins;
}
