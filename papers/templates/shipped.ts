import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '../../domain/refusals.ts';

/** Templates that come with the project, as `papers/templates/shipped/NAME.LANGUAGE.docx`: for papers of the ladder, and for everything else. */
export const SHIPPED_TEMPLATES = ['document', 'report'] as const;
export type ShippedTemplate = (typeof SHIPPED_TEMPLATES)[number];

export function shippedTemplate(name: ShippedTemplate, language: Language): Promise<Buffer> {
  return readFile(join(folderOfShipped(), `${name}.${language}.docx`));
}

const FOLDER = join('papers', 'templates', 'shipped');

/** Compiled, this file lies in dist/, the templates do not. */
function folderOfShipped(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, FOLDER)) && folder !== dirname(folder)) folder = dirname(folder);
  return join(folder, FOLDER);
}
