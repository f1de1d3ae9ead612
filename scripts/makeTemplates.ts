import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeTemplates } from './templates/made.ts';

/** Makes `papers/templates/shipped/*.docx` anew. Run in the project's folder. */
const folder = join(process.cwd(), 'papers', 'templates', 'shipped');
mkdirSync(folder, { recursive: true });
for (const [name, bytes] of Object.entries(madeTemplates())) {
  writeFileSync(join(folder, name), bytes);
  console.log(`papers/templates/shipped/${name}`);
}
