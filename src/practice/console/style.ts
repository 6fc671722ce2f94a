/** The page's whole look: readable by day and at night, from 320 pixels on; no colour is needed to understand it. */
export const STYLE = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; } h2 { margin-top: 2rem; border-bottom: 1px solid; } h3 { font-size: 1rem; margin: 0; }
a { color: inherit; }
.practice { border: 3px double; padding: .5rem 1rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; padding: 0; }
form { border: 1px solid; border-radius: .25rem; padding: .75rem 1rem; margin: .75rem 0; display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; }
form h3, form p:has(textarea) { flex-basis: 100%; }
form p { margin: 0; } label { display: block; font-size: .875rem; }
input, select, textarea, button { font: inherit; padding: .375rem .5rem; min-height: 2.25rem; box-sizing: border-box; max-width: 100%; }
textarea { width: 100%; font-family: ui-monospace, monospace; }
table { border-collapse: collapse; display: block; overflow-x: auto; } th, td { border: 1px solid; padding: .25rem .75rem; text-align: left; overflow-wrap: anywhere; }
[role=status] { border: 2px solid; padding: .5rem 1rem; } .refused { border-style: dashed; }
.aside { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
:focus-visible { outline: 3px solid; outline-offset: 2px; }
`;
