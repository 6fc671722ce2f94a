import { createServer } from 'node:https';
import { once } from 'node:events';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { anAuthority } from '../tls/certificates.ts';

const Review = z.object({ request: z.object({ uid: z.string() }) });

/** An admission webhook of the test, as its configuration names it. */
export type Webhook = { readonly url: string; readonly caBundle: string; close(): Promise<void> };

/** Refuses everything, in these words. */
export async function refusingWebhook(message: string): Promise<Webhook> {
  const authority = await anAuthority();
  const server = createServer(await authority.issue(), (request, response) => {
    void answer();
    async function answer(): Promise<void> {
      const { uid } = Review.parse(await json(request)).request;
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          apiVersion: 'admission.k8s.io/v1',
          kind: 'AdmissionReview',
          response: { uid, allowed: false, status: { message } },
        }),
      );
    }
  });
  const port = await listening(server);
  return {
    url: `https://127.0.0.1:${port}/`,
    caBundle: Buffer.from(authority.pem).toString('base64'),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function listening(server: ReturnType<typeof createServer>): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The webhook has no port.');
  return address.port;
}
