/** One object that a file names, and where. `name` is '' where it has none. */
export type NamedVersion = {
  readonly file: string;
  readonly line: number;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** What it defines, where it is a CustomResourceDefinition: `group/version Kind`. */
  readonly defines: readonly string[];
};

export type VersionsRead = {
  readonly objects: readonly NamedVersion[];
  /** What is no YAML, or lacks apiVersion or kind. */
  readonly faults: readonly {
    readonly file: string;
    readonly line: number;
    readonly problem: string;
  }[];
  /** Templates of charts: they are no manifests before they are filled in. */
  readonly templates: readonly string[];
  /** Scripts: only what stands in them as text was seen. */
  readonly scripts: readonly string[];
  /** What a kustomization takes from elsewhere. */
  readonly elsewhere: readonly {
    readonly file: string;
    readonly line: number;
    readonly what: string;
  }[];
  /** Files that were looked into. */
  readonly files: number;
};

/** Throws `WizardError` (`file-missing`, `file-unreadable` …). */
export type VersionsReader = {
  /** Of a file, or of all below a folder. */
  read(path: string): Promise<VersionsRead>;
};
