import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tarGzOf } from '../archives/tar.ts';

const CONTROLLER = `apiVersion: apps/v1
kind: Deployment
metadata: { name: {{ .Release.Name }}-controller }
spec:
  replicas: 1
  selector: { matchLabels: { app: {{ .Release.Name }} } }
  template:
    metadata: { labels: { app: {{ .Release.Name }} } }
    spec:
      containers:
        - name: controller
          image: "acs/aliyun-ingress-controller:v1.12.1"
          ports: [{ name: http, containerPort: 80 }, { name: https, containerPort: 443 }]
---
apiVersion: v1
kind: Service
metadata: { name: {{ .Release.Name }}-controller }
spec:
  type: LoadBalancer
  selector: { app: {{ .Release.Name }} }
  ports: [{ name: http, port: 80 }, { name: https, port: 443 }]
`;
const CLASS = `apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: {{ .Values.controller.ingressClassResource.name }} }
spec: { controller: {{ .Values.controller.ingressClassResource.controllerValue }} }
`;

/** Lays the chart of the second ingress where the site says that the operator has it from the catalogue. */
export function layChart(file: string): void {
  const name = path.basename(file, '.tgz');
  const files = {
    [`${name}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: 1.0.0\nappVersion: "1.12.1"\n`,
    [`${name}/values.yaml`]:
      'controller:\n  ingressClassResource:\n    name: nginx-tools\n    controllerValue: k8s.io/ingress-nginx\n',
    [`${name}/templates/controller.yaml`]: CONTROLLER,
    [`${name}/templates/class.yaml`]: CLASS,
  };
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, tarGzOf(files));
}
