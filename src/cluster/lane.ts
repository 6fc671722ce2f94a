import type { Pool } from 'undici';
import type { Credentials } from './credentials.ts';
import { isSameTls } from './login.ts';

/** Connections for one kind of traffic, opened anew where they are worn out or the certificates are others. */
export type Lane = {
  pool(credentials: Credentials): Promise<Pool>;
  /** What is under way ends on the old connections; nothing new goes there. Only these, where some are named. */
  retire(worn?: Pool): void;
  close(): Promise<void>;
};

type Connection = { readonly pool: Pool; readonly tls: Credentials['tls'] };

export function createLane(
  open: (tls: Credentials['tls'], closing: AbortSignal) => Promise<Pool>,
): Lane {
  let connection: Connection | undefined;
  const retired = new Set<Pool>();
  const closing = new AbortController();

  function retire(worn?: Pool): void {
    if (connection === undefined || (worn !== undefined && connection.pool !== worn)) return;
    const { pool } = connection;
    retired.add(pool);
    // Closing fails where all is torn down meanwhile: then it is gone as well.
    const gone = () => void retired.delete(pool);
    pool.close().then(gone, gone);
    connection = undefined;
  }

  return {
    async pool({ tls }) {
      if (connection !== undefined && !isSameTls(connection.tls, tls)) retire();
      if (connection !== undefined) return connection.pool;
      const pool = await open(tls, closing.signal);
      connection ??= { pool, tls };
      return connection.pool;
    },
    retire,
    async close() {
      closing.abort(new Error('closed'));
      retire();
      await Promise.all(Array.from(retired, (pool) => pool.destroy()));
    },
  };
}
