import { rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflows } from '../worker/bundle.ts';

/** Compiled, this file is dist/scripts/bundleWorkflows.js: both paths are in dist/. */
const WORKFLOWS = fileURLToPath(new URL('../workflows/index.js', import.meta.url));
const BUNDLE = fileURLToPath(new URL('../workflow-bundle.js', import.meta.url));

// Bundled once at build time: a worker that bundles at each start needs 1.4 s more, and webpack in production.
const { code } = await bundleWorkflows(WORKFLOWS);
// A worker starting at this moment reads the old bundle or the new one, never half of it.
await writeFile(`${BUNDLE}.new`, code);
await rename(`${BUNDLE}.new`, BUNDLE);
