import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { buildApp } from './app.ts';

/**
 * Makes the two files that others read instead of our sources: the OpenAPI document and, from it, the types of the command
 * line and the web. Both are committed; a test fails when they are out of date.
 *
 * Run: `node dist/api/publishOpenapi.js`
 */
export async function openapiFiles(): Promise<Readonly<Record<string, string>>> {
  const app = buildApp({ measures: unused('measures'), plans: unused('plans'), inboxes: unused('inboxes'), database: unused('database'), sessions: unused('sessions'), isOneMachine: true });
  await app.ready();
  const json = `${JSON.stringify(app.swagger(), null, 2)}\n`;
  await app.close();
  const types = astToString(await openapiTS(json));
  const note = '// Made from openapi.json by api/publishOpenapi.ts; do not edit.\n\n';
  return { 'openapi.json': json, 'openapi.gen.d.ts': `${note}${types}` };
}

/** Routes are described, not called: whoever calls a collaborator here has found a mistake. */
function unused<T extends object>(name: string): T {
  return new Proxy({} as T, {
    get: () => {
      throw new Error(`${name} is not there while the api is only described`);
    },
  });
}

/** The sources' own api folder, found from here or from `dist/`. */
function folderOfApi(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    if (folder === dirname(folder)) throw new Error('No package.json above this file; run it from the project.');
    folder = dirname(folder);
  }
  return join(folder, 'api');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = folderOfApi();
  for (const [name, text] of Object.entries(await openapiFiles())) await writeFile(join(folder, name), text);
}
