/** Loaded by import() only when a cluster is reached. A package in CommonJS keeps its names in a bundle only so. */
export { Pool } from 'undici';
