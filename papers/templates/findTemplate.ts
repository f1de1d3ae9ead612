import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../../domain/refusals.ts';
import { checkTemplate, type TemplateProblem } from '../word/checkTemplate.ts';
import { shippedTemplate, type ShippedTemplate } from './shipped.ts';

export interface TemplateSought {
  /** An office's own templates; missing: there are none. */
  readonly folder?: string;
  readonly planId: string;
  readonly language: Language;
  /** The first that is there counts: the name a policy gives, the rung's id. */
  readonly names: readonly string[];
  /** What serves where the office has none of its own. */
  readonly otherwise: ShippedTemplate;
}

export interface FoundTemplate {
  readonly bytes: Buffer;
  /** The file it was read from, within the office's folder; missing for a shipped one. */
  readonly own?: string;
}

/** An office's own template that cannot be used. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly file: string;
  readonly problems: readonly TemplateProblem[];

  constructor(file: string, problems: readonly TemplateProblem[]) {
    super(`${file}: ${problems.map(({ text }) => text.en).join(' ')}`);
    this.file = file;
    this.problems = problems;
  }
}

/**
 * Looks for a template: the plan's own, then the office's, then the shipped one; in the paper's language before the one for all languages.
 *
 * @throws TemplateError when the one found has errors: a paper is not sent out half filled in.
 */
export async function findTemplate({ folder, planId, language, names, otherwise }: TemplateSought): Promise<FoundTemplate> {
  const places = [planId, ''].filter((place) => place === '' || isFileName(place));
  for (const name of folder === undefined ? [] : [...names, otherwise].filter(isFileName)) {
    for (const own of places.flatMap((place) => [join(place, `${name}.${language}.docx`), join(place, `${name}.docx`)])) {
      const bytes = await readIfThere(join(folder ?? '', own));
      if (bytes) return { bytes: usable(own, bytes), own };
    }
  }
  return { bytes: await shippedTemplate(otherwise, language) };
}

/** Names come from plans and policies: none of them leads out of the folder. */
function isFileName(name: string): boolean {
  return /^[\p{L}\p{N}_-][\p{L}\p{N}._ -]*$/u.test(name);
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
    if (isMissing) return undefined;
    throw error;
  }
}

function usable(file: string, bytes: Buffer): Buffer {
  const errors = checkTemplate(bytes).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new TemplateError(file, errors);
  return bytes;
}
