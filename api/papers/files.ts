import type { FastifyReply } from 'fastify';
import { PdfError } from '../../papers/pdf/toPdf.ts';
import { findTemplate, TemplateError, type TemplateSought } from '../../papers/templates/findTemplate.ts';
import { attach } from '../attach.ts';
import type { Deps } from '../dependencies.ts';
import { ProblemError } from '../problems/problemError.ts';

const TYPES = { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', pdf: 'application/pdf' };
export type PaperFormat = keyof typeof TYPES;

/** @returns the template a paper is set in. @throws ProblemError `templateFaulty` for one of the office's own that has errors. */
export async function paperTemplate({ papers }: Deps, sought: Omit<TemplateSought, 'folder'>): Promise<Buffer> {
  try {
    return (await findTemplate({ ...sought, ...(papers?.templates !== undefined && { folder: papers.templates }) })).bytes;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const fields = error.problems.map(({ text, where }) => ({ field: error.file, zh: where ? `${where.zh}：${text.zh}` : text.zh, en: where ? `${where.en}: ${text.en}` : text.en }));
    throw new ProblemError('templateFaulty', { template: error.file, count: String(fields.length) }, fields, { cause: error });
  }
}

/**
 * Sends a Word file, as it is or as a PDF.
 *
 * @param name of the file, without what follows the dot.
 * @throws ProblemError `pdfNotInstalled`, `pdfBusy`, `pdfFailed`
 */
export async function sendWord(deps: Deps, reply: FastifyReply, { word, name, format }: { word: Uint8Array; name: string; format: PaperFormat }): Promise<FastifyReply> {
  const bytes = format === 'docx' ? Buffer.from(word) : await pdfOf(deps, word);
  return attach(reply, { name: `${fileName(name)}.${format}`, type: TYPES[format], size: bytes.length }).send(bytes);
}

async function pdfOf({ papers }: Deps, word: Uint8Array): Promise<Buffer> {
  if (!papers?.toPdf) throw new ProblemError('pdfNotInstalled');
  try {
    return await papers.toPdf(word);
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    if (error.fault === 'notInstalled') throw new ProblemError('pdfNotInstalled', {}, [], { cause: error });
    if (error.fault === 'busy') throw new ProblemError('pdfBusy', {}, [], { cause: error });
    throw new ProblemError('pdfFailed', { reason: error.fault }, [], { cause: error });
  }
}

/** What no system takes in the name of a file. */
function fileName(name: string): string {
  // eslint-disable-next-line no-control-regex
  return name.replace(/[\u0000-\u001f\u007f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]/g, ' ').trim().slice(0, 100);
}
