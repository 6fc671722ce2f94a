import type { JsonObject } from '../../../src/model/json.ts';
import type { OwnControlPlane } from '../../support/control-plane/start.ts';
import type { DnsName } from '../zone-files.ts';

/** What every part of the world stands on. */
export type Ground = {
  /** For files; removed in the end. */
  readonly folder: string;
  /** Of the wizard: what the operator says stands in the journals there. */
  readonly home: string;
  readonly cluster: OwnControlPlane;
  /** Access to the cluster for the wizard alone, so that its requests are known from everybody else's. */
  readonly kubeconfig: string;
  /** What is changed in the names' DNS, whoever does it. */
  readonly point: (names: readonly DnsName[]) => void;
  /** A certificate for these names by the authority that the wizard trusts. */
  readonly issue: (
    names: readonly string[],
  ) => Promise<{ readonly cert: string; readonly key: string }>;
};

/** One part of the world around the cluster, such as a registry or a host with ssh. */
export type Part = {
  /** For the wizard's environment. */
  readonly env?: { readonly [name: string]: string };
  /** What the operator knows of it, by the names of the asks. */
  readonly values?: { readonly [name: string]: unknown };
  /** What the site of this world has otherwise, by its sections: paths and addresses that are nowhere but there. */
  readonly site?: { readonly [section: string]: JsonObject };
  /** A folder of programs that the wizard's machine has because of it. */
  readonly programs?: string;
  /** What it was asked to change so far, by whomever: what is no file of the world's folder. */
  readonly changes?: () => readonly string[];
  close(): Promise<void> | void;
};

/** The parts that have begun are closed where a later one can't begin. */
export async function begin(starts: readonly (() => Promise<Part>)[]): Promise<readonly Part[]> {
  const begun: Part[] = [];
  try {
    for (const start of starts) begun.push(await start());
    return begun;
  } catch (error) {
    for (const part of begun.toReversed()) await part.close();
    throw error;
  }
}
