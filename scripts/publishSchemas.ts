import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedSchemas } from '../plans/publishedSchemas.ts';

/** Writes `schemas/*.schema.json` anew from the schemas the checks use. Run in the project's folder. */
const folder = join(process.cwd(), 'schemas');
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(publishedSchemas())) {
  writeFileSync(join(folder, name), text);
  console.log(`schemas/${name}`);
}
