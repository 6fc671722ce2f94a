import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as tar from 'tar';

export type ChartOptions = {
  readonly name?: string;
  readonly version?: string;
  /** More lines of Chart.yaml. */
  readonly about?: string;
  readonly templates?: { readonly [file: string]: string };
  /** Below the chart's folder. */
  readonly files?: { readonly [file: string]: string };
};

const CONFIG = `apiVersion: v1
kind: ConfigMap
metadata: { name: {{ .Release.Name }} }
data:
  values: {{ .Values | toJson | quote }}
`;

/** A small chart: a ConfigMap that holds its values. Gives its folder. */
export function aChart(options: ChartOptions = {}): string {
  const { name = 'small', version = '1.2.3', about = '', templates = {}, files = {} } = options;
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'dr-wizard-chart, "it"-')), name);
  const all = {
    'Chart.yaml': `apiVersion: v2\nname: ${name}\nversion: ${version}\nappVersion: "9.9"\n${about}`,
    'values.yaml': 'greeting: hello\n',
    'templates/config.yaml': CONFIG,
    ...Object.fromEntries(
      Object.entries(templates).map(([file, text]) => [`templates/${file}`, text]),
    ),
    ...files,
  };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
}

/** The same as an archive. */
export function packed(folder: string): string {
  const file = `${folder}.tgz`;
  tar.create({ file, cwd: path.dirname(folder), gzip: true, sync: true }, [path.basename(folder)]);
  return file;
}

/** The API server refuses it, and helm does not see that before. */
export const REFUSED = `apiVersion: v1
kind: Service
metadata: { name: {{ .Release.Name }} }
spec: { type: LoadBalancer, clusterIP: None, ports: [{ port: 80 }] }
`;

/** A hook that no node takes: helm waits for it. */
export function hanging(hooks: string): string {
  return `apiVersion: batch/v1
kind: Job
metadata:
  name: {{ .Release.Name }}-hook
  annotations: { helm.sh/hook: "${hooks}", helm.sh/hook-delete-policy: before-hook-creation }
spec:
  template:
    spec:
      restartPolicy: Never
      nodeSelector: { no-such: node }
      containers: [{ name: hook, image: example.test/hook:1 }]
`;
}
