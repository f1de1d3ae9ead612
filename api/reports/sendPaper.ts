import type { FastifyReply } from 'fastify';
import type { Paper } from '../../papers/paper.ts';
import { writeMarkdown } from '../../papers/markdown/writeMarkdown.ts';
import { writeWord } from '../../papers/word/writeWord.ts';
import { MEDIA_TYPES, type FileFormat } from '../schemas/reports.ts';

/** Answers a paper as a file. @param name without its ending. */
export async function sendPaper(reply: FastifyReply, paper: Paper, format: FileFormat, name: string): Promise<FastifyReply> {
  const content = format === 'docx' ? Buffer.from(await writeWord(paper)) : Buffer.from(writeMarkdown(paper));
  return reply
    .header('content-disposition', `attachment; filename="${name}.${format}"`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .type(MEDIA_TYPES[format])
    .send(content);
}
