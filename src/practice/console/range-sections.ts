import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CloudState } from '../cloud/cloud-state.ts';
import type { GitGate } from '../machine/git-gate.ts';
import type { JenkinsDesk } from '../pods/range-jenkins.ts';
import { certificateSection, type CertificateDesk } from './certificate-section.ts';
import { cloudSections } from './cloud-sections.ts';
import { gitSection } from './git-section.ts';
import { jenkinsSection } from './jenkins-section.ts';
import type { ConsoleSection } from './task.ts';

export type ConsoleWorld = CertificateDesk & {
  readonly cloud: CloudState;
  /** Told after each change of the cloud: what it means for the rest of the world. */
  readonly changed: (state: CloudState) => void;
  /** In the drill's folder. */
  readonly kubeconfig: string;
  readonly jenkins: JenkinsDesk;
  readonly git: GitGate;
};

/** All that a person does for the range in a console. */
export function rangeSections(world: ConsoleWorld): readonly ConsoleSection[] {
  const { cloud, changed, folder, kubeconfig, jenkins, git } = world;
  const save = (text: string) => {
    const file = path.join(folder, kubeconfig);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text, { mode: 0o600 });
    return kubeconfig;
  };
  return [
    ...cloudSections(cloud, changed, save),
    certificateSection(world),
    jenkinsSection(jenkins),
    gitSection(git),
  ];
}
