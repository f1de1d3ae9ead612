#!/usr/bin/env node
// Plain syntax and dynamic imports: an old Node must get as far as the message about its age.
import { requireNode } from '../scripts/nodeVersion.mjs';

requireNode();
Promise.all([import('../scripts/ready.mjs'), import('../scripts/stop.mjs')]).then(([{ ready }, { report }]) =>
  ready()
    .then(() => import('../dist/cli/main.js'))
    .then(({ main }) => main(process.argv.slice(2), { up: (args) => import('../dist/embedded/main.js').then(({ up }) => up(args)) }))
    .catch(report)
    .then((code) => {
      process.exitCode = code;
    }),
);
