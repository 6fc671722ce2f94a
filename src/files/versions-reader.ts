import { WizardError } from '../model/error.ts';
import type { VersionsRead, VersionsReader } from '../model/manifest-versions.ts';
import type { FileReader } from '../model/ports.ts';
import { manifestFiles } from './manifests.ts';
import { versionsInScript, versionsInText } from './versions-in-text.ts';

const MANIFEST = /\.(?:ya?ml|json)$/i;
const MOST_FILES = 20_000;

/** Which versions of the API the manifests name: of one file, or of all below a folder. */
export function versionsReader(files: FileReader): VersionsReader {
  return {
    async read(path) {
      const stats = await files.stat(path);
      if (stats === undefined) throw new WizardError('faulty-file', 'file-missing', { path });
      if (stats.kind === 'other')
        throw new WizardError('faulty-file', 'file-unreadable', { path, reason: stats.kind });
      return stats.kind === 'folder' ? readFolder(path, files) : readFile(path, files);
    },
  };
}

async function readFile(path: string, files: FileReader): Promise<VersionsRead> {
  const text = await files.text(path);
  const none = { faults: [], templates: [], elsewhere: [], files: 1 };
  if (!MANIFEST.test(path))
    return { ...none, objects: versionsInScript(path, text), scripts: [path] };
  const read = await versionsInText(path, text);
  // Go's marks in what is no YAML: a template that lies outside of a chart.
  return read.faults.length > 0 && text.includes('{{')
    ? { ...none, objects: [], templates: [path], scripts: [] }
    : { ...none, ...read, scripts: [] };
}

/**
 * Files as they stand: nothing is rendered. Of a chart that is its definitions (`crds/`); its templates are none before
 * they are filled in. What a kustomization changes are files of the folder too, and read as such.
 */
async function readFolder(path: string, files: FileReader): Promise<VersionsRead> {
  const found = await manifestFiles(files, path);
  if (found.length > MOST_FILES)
    throw new WizardError('faulty-file', 'manifest-too-many', { path, limit: MOST_FILES });
  const charts = found.filter((file) => /(?:^|\/)Chart\.ya?ml$/.test(file)).map(folderOf);
  const read: VersionsRead[] = [];
  for (const file of found) {
    const chart = charts.find((one) => file.startsWith(one));
    const below = chart === undefined ? '' : file.slice(chart.length);
    if (chart === undefined || below.startsWith('crds/')) read.push(await readFile(file, files));
    else if (below.startsWith('templates/')) read.push(onlyTemplate(file));
  }
  return {
    objects: read.flatMap((one) => one.objects),
    faults: read.flatMap((one) => one.faults),
    templates: read.flatMap((one) => one.templates),
    scripts: read.flatMap((one) => one.scripts),
    elsewhere: read.flatMap((one) => one.elsewhere),
    files: read.length,
  };
}

function onlyTemplate(file: string): VersionsRead {
  return { objects: [], faults: [], templates: [file], scripts: [], elsewhere: [], files: 1 };
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}
