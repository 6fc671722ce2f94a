import { stringify } from 'yaml';

/** Name of context, cluster and user in each kubeconfig. */
export const CONTEXT = 'practice';

/** A kubeconfig with one context, for who shows a certificate. */
export function kubeconfigOf(
  server: string,
  root: string,
  login: { readonly cert: string; readonly key: string } | undefined,
): string {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  return stringify(
    {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': CONTEXT,
      contexts: [{ name: CONTEXT, context: { cluster: CONTEXT, user: CONTEXT } }],
      clusters: [
        { name: CONTEXT, cluster: { server, 'certificate-authority-data': base64(root) } },
      ],
      users: [
        {
          name: CONTEXT,
          user: {
            'client-certificate-data': base64(login?.cert ?? ''),
            'client-key-data': base64(login?.key ?? ''),
          },
        },
      ],
    },
    { lineWidth: 0 },
  );
}
