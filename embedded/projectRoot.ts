import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupError } from './setupError.ts';

/**
 * The folder of the project, found by walking up from this file to `package.json`: the same answer from the
 * sources and from `dist/`, whatever the working directory is.
 * @throws SetupError when this file was moved out of the project
 */
export function projectRoot(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  for (let folder = here; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) break;
  }
  throw new SetupError(
    `在 ${here} 及其上级文件夹中都找不到 package.json。请在完整的项目文件夹中运行本程序。`,
    `No package.json in ${here} or any folder above it. Run the program from the complete project folder.`,
    2,
  );
}
