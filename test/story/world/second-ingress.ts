import { rmSync } from 'node:fs';
import path from 'node:path';
import { aChart, packed } from '../../support/helm/chart.ts';
import type { Part } from './part.ts';

/** What the chart of the operator's answers calls its controller, and the Service in front of it. */
export const SECOND_INGRESS = 'ack-ingress-nginx-controller';

const CONTROLLER = `apiVersion: apps/v1
kind: Deployment
metadata: { name: {{ .Release.Name }}-controller }
spec:
  replicas: 1
  selector: { matchLabels: { app: {{ .Release.Name }} } }
  template:
    metadata: { labels: { app: {{ .Release.Name }} } }
    spec:
      containers: [{ name: controller, image: "registry.example.com/ack-ingress-nginx:latest" }]
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

/** The chart of the second ingress, as the operator has it from the catalog. */
export async function secondIngress(): Promise<Part> {
  const folder = aChart({
    name: 'ack-ingress-nginx-v1',
    templates: { 'controller.yaml': CONTROLLER, 'class.yaml': CLASS },
  });
  return {
    values: { 'site.secondIngress.archive': packed(folder) },
    close: () => rmSync(path.dirname(folder), { recursive: true, force: true }),
  };
}
