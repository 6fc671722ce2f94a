import type { JsonObject } from './json.ts';

/** A chart of this machine. What it says of itself is foreign text. */
export type Chart = {
  readonly name: string;
  readonly version: string;
  /** '' where it says none. */
  readonly appVersion: string;
  /** The absolute path: helm is started in another folder. */
  readonly path: string;
  /** Charts that it needs and that are not in it: helm would have to fetch them. */
  readonly missing: readonly string[];
};

export type ChartReader = {
  /** A folder or an archive. Throws `WizardError`, such as `helm-chart-none`. */
  chart(path: string, signal: AbortSignal): Promise<Chart>;
  /** The values of a file as helm reads them. Throws `WizardError`. */
  values(path: string): Promise<JsonObject>;
};
