import { resolve } from 'node:path';
import { filled, wholeNumber } from './variables.ts';

/** What papers are made with. */
export interface PaperSettings {
  /** Absolute path of the folder with an office's own Word templates; missing: the shipped ones only. */
  readonly templates?: string;
  /** LibreOffice's program, for PDF files. */
  readonly soffice: string;
  readonly pdfTimeoutMs: number;
}

export const PAPER_VARIABLES = {
  BIHUAN_TEMPLATES: filled().optional(),
  BIHUAN_SOFFICE: filled().default('soffice'),
  BIHUAN_PDF_SECONDS: wholeNumber(5, 600, 60),
};

interface Read {
  readonly BIHUAN_TEMPLATES?: string | undefined;
  readonly BIHUAN_SOFFICE: string;
  readonly BIHUAN_PDF_SECONDS: number;
}

export function paperSettings({ BIHUAN_TEMPLATES: templates, BIHUAN_SOFFICE: soffice, BIHUAN_PDF_SECONDS: seconds }: Read): PaperSettings {
  return { ...(templates !== undefined && { templates: resolve(templates) }), soffice, pdfTimeoutMs: seconds * 1_000 };
}
