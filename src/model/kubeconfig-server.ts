const SERVER = /["']?\bserver["']?[ \t]*:[ \t]*["']?(https?:\/\/[^\s"',}]+)/g;

/** The one API server that a kubeconfig, in YAML or JSON, names; undefined where it names none or several. */
export function kubeconfigServer(text: string): string | undefined {
  const servers = new Set(
    [...text.matchAll(SERVER)].map(([, url = '']) => url.replace(/\/+$/, '')),
  );
  return servers.size === 1 ? [...servers][0] : undefined;
}
