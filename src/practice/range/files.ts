import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { layChart } from './chart.ts';
import type { Site } from './site-file.ts';

/** What the operator has on disk before a recovery begins: the chart from the catalogue, and folders for the rest. */
export function layFiles(folder: string, { secondIngress, certificateFolder }: Site): void {
  layChart(path.join(folder, secondIngress.archive));
  mkdirSync(path.join(folder, certificateFolder), { recursive: true });
}
