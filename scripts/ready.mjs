import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, isBuilt } from './build.mjs';
import { install, isInstalled, linkOwnCommand } from './install.mjs';
import { requireNode } from './nodeVersion.mjs';
import { onlyOne } from './onlyOne.mjs';
import { say } from './stop.mjs';

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Makes a fresh or changed copy of the project runnable with Node and npm alone: packages installed as package-lock.json
 * says, sources built to dist/. Does nothing, quickly, when all is in place.
 * @param {{ quiet?: boolean }} [options] quiet: prints nothing unless there is work to do
 * @returns {Promise<void>}
 * @throws {import('./stop.mjs').Stop} exitCode 3 when the registry cannot be reached, 2 for everything else
 */
export async function ready({ quiet = true } = {}) {
  requireNode();
  if (!isInstalled(root) || !isBuilt(root)) {
    await onlyOne(root, async () => {
      if (!isInstalled(root)) await install(root);
      if (!isBuilt(root)) build(root);
    });
    say('已就绪 / ready');
  } else if (!quiet) {
    say('已就绪，无需安装或编译 / ready, nothing to install or build');
  }
  linkOwnCommand(root);
}
