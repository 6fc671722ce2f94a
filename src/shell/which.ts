/** Loaded by import() only when a program is looked for: which file answers is a part of the evidence. */
export { which } from 'zx/core';
