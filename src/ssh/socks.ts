/** Loaded by import() only where something goes by a jump host. */
export { SocksClient } from 'socks';
