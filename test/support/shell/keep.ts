import { keep } from '../../../src/keep.ts';

process.exitCode = await keep();
