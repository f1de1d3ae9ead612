import { z } from 'zod';
import type { IssuedDocument } from '../../domain/dossier.ts';
import { measureId } from '../../domain/definition.ts';
import { allDocuments } from '../../domain/papers.ts';
import { documentPaper } from '../../papers/documents/documentPaper.ts';
import { writeWord } from '../../papers/word/writeWord.ts';
import { findNumber } from '../../store/documents.ts';
import { signedInPerson } from '../access/signedIn.ts';
import { visibleTo } from '../access/visible.ts';
import type { App, Deps } from '../dependencies.ts';
import { readMeasure } from '../measures/readMeasure.ts';
import { paperTemplate, sendWord, type PaperFormat } from '../papers/files.ts';
import { ProblemError } from '../problems/problemError.ts';
import { measureParams, soughtText } from '../schemas/common.ts';

const params = z.object({ ...measureParams.shape, document: soughtText(100) });
const query = z.strictObject({ language: z.enum(['zh', 'en']).optional().describe('of the paper; zh when missing') });
const FORMATS: readonly (readonly [PaperFormat, string])[] = [
  ['docx', '文书的 Word 文件 | a document as a Word file'],
  ['pdf', '文书的 PDF 文件 | a document as a PDF file'],
];

/** Papers as files, for whoever may see them. Their slip shows what has been signed and answered by now. */
export function documentFileRoutes(app: App, deps: Deps): void {
  for (const [format, summary] of FORMATS) {
    const schema = { summary, description: 'Answers the file itself, set in the template that the policy or the office names.', params, querystring: query };
    app.get(`/api/plans/:plan/measures/:ref/documents/:document/${format}`, { schema }, async (request, reply) => {
      const { plan, ref, document: sought } = request.params;
      const { language = 'zh' } = request.query;
      const { state, events } = await readMeasure(deps, { plan, ref });
      // The words of a paper are for those who may read it, and it is composed from the whole record: they are the same for all of them.
      const papers = allDocuments(visibleTo(state, [], signedInPerson(request), deps.now()).state);
      const found = papers.find(({ id }) => id === sought);
      if (!found) throw new ProblemError('unknownDocument', { document: sought, known: papers.map(({ id }) => id).join('、') || '—' });
      const document = await numbered(deps, measureId(plan, ref), found);
      const rule = state.definition.policy.ladder.find(({ id }) => id === found.ruleId);
      const names = [...(rule?.document?.template === undefined ? [] : [rule.document.template]), found.ruleId];
      const template = await paperTemplate(deps, { planId: plan, language, names, otherwise: 'document' });
      const word = await writeWord(documentPaper({ state, events, document }, language), template);
      return sendWord(deps, reply, { word, name: document.number === undefined ? `${document.name} ${plan} ${ref} ${document.id}` : `${document.name} ${document.number}`, format });
    });
  }
}

/** The register gives the number; the measure hears of it a moment later. */
async function numbered({ database }: Deps, measure: string, document: IssuedDocument): Promise<IssuedDocument> {
  const number = document.number ?? (await findNumber(database, measure, document.id));
  return { ...document, ...(number !== undefined && { number }) };
}
