/** Loaded by import() only when something is asked from inside a cluster. */
export { WebSocket } from 'ws';
