import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const SHIPPED = join('examples', 'policies', 'ladder.yaml');

/** @returns the way from where the draft will lie to the policy that ships with the project; nothing where it is not found, or on another drive. */
export function shippedPolicy(out: string | undefined): string | undefined {
  const from = resolve(out === undefined ? '.' : dirname(out));
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    const policy = join(folder, SHIPPED);
    if (!existsSync(policy)) continue;
    const path = relative(from, policy).split(sep).join('/');
    return /^[A-Za-z]:/.test(path) ? undefined : path;
  }
  return undefined;
}
