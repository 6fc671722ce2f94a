import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extract } from 'tar';
import { parse } from 'yaml';
import { isObject, type JsonObject } from '../../../model/json.ts';
import { SaidNo } from '../kubectl/said-no.ts';

export type PlainChart = {
  readonly metadata: JsonObject;
  readonly values: JsonObject;
  readonly templates: readonly { readonly name: string; readonly text: string }[];
};

/** A chart in a folder or an archive. Throws `SaidNo`. */
export function readChart(file: string): PlainChart {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) throw new SaidNo(`Error: path "${file}" not found`);
  if (stat.isDirectory()) return chartIn(file);
  const folder = mkdtempSync(path.join(tmpdir(), 'dr-wizard-chart-'));
  try {
    extract({ file, cwd: folder, sync: true, strict: true });
    const [name = ''] = readdirSync(folder);
    return chartIn(path.join(folder, name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function chartIn(folder: string): PlainChart {
  const templates = path.join(folder, 'templates');
  const names = statSync(templates, { throwIfNoEntry: false }) ? readdirSync(templates) : [];
  return {
    metadata: objectIn(path.join(folder, 'Chart.yaml')),
    values: statSync(path.join(folder, 'values.yaml'), { throwIfNoEntry: false })
      ? objectIn(path.join(folder, 'values.yaml'))
      : {},
    templates: names
      .filter((name) => /\.ya?ml$/.test(name))
      .toSorted()
      .map((name) => ({ name, text: readFileSync(path.join(templates, name), 'utf8') })),
  };
}

function objectIn(file: string): JsonObject {
  if (!statSync(file, { throwIfNoEntry: false }))
    throw new SaidNo('Error: Chart.yaml file is missing');
  const object: unknown = parse(readFileSync(file, 'utf8'));
  return isObject(object) ? object : {};
}
