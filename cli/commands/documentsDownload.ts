import { Option, type Command } from 'commander';
import type { Language } from '../../domain/refusals.ts';
import { answerOf } from '../apiClient.ts';
import { downloaded } from '../download.ts';
import { documentNamed } from '../names.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly to: string;
  readonly pdf?: boolean;
  readonly in: Language;
}

export function addDocumentsDownload(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'download <document>', '把一份文书存为 Word 或 PDF 文件，签收、回复情况填在回执上', 'save a document as a Word or PDF file, with receipts and answer filled in on its slip')
    .requiredOption('--to <file>', say('存到哪个文件；已有的文件不覆盖', 'the file to write; none is overwritten'))
    .option('--pdf', say('存为 PDF（服务器上须装有 LibreOffice）', 'as PDF (the server needs LibreOffice)'))
    .addOption(new Option('--in <zh|en>', say('文书用哪种文字', 'language of the document')).choices(['zh', 'en']).default('zh'));
  shell.does<Options>(command, async (context, { to, pdf = false, in: language }, id = '') => {
    const api = await context.signedIn();
    const path = await documentNamed(api, id);
    const { document } = await answerOf(api.GET('/api/plans/{plan}/measures/{ref}/documents/{document}', { params: { path } }));
    const params = { path, query: { language } };
    await downloaded(pdf ? api.GET('/api/plans/{plan}/measures/{ref}/documents/{document}/pdf', { params, parseAs: 'stream' }) : api.GET('/api/plans/{plan}/measures/{ref}/documents/{document}/docx', { params, parseAs: 'stream' }), to);
    const { name, number } = document;
    context.result({ file: to, document: { id: document.id, name, ...(number !== undefined && { number }) } }, () => [`${context.say('已存为', 'Saved as')} ${to}${context.marks.aside(`${name}${number === undefined ? '' : ` ${number}`}`)}`]);
    if (number === undefined) context.talk('该文书尚未编号，文件中如实注明；编号通常随即产生，请稍后重新下载。', 'It has no number yet, and the file says so; numbers usually come at once, download it again in a moment.');
    return undefined;
  });
}
