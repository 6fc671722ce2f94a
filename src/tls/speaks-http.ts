import type net from 'node:net';

const QUESTION = 'HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
const BEGINNING = 'HTTP/';

/** Whether who answers on a connection does so in HTTP, without TLS. Closes the connection. */
export async function speaksHttp(socket: net.Socket, deadline: AbortSignal): Promise<boolean> {
  try {
    return await new Promise<boolean>((resolve) => {
      let heard = '';
      const no = () => resolve(false);
      if (deadline.aborted) no();
      deadline.addEventListener('abort', no, { once: true });
      socket.on('error', no).once('close', no);
      socket.on('data', (bytes: Buffer) => {
        heard += bytes.subarray(0, BEGINNING.length).toString('latin1');
        if (heard.length >= BEGINNING.length) resolve(heard.startsWith(BEGINNING));
      });
      socket.write(QUESTION);
    });
  } finally {
    socket.destroy();
  }
}
