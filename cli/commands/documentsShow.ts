import type { Command } from 'commander';
import { answerOf } from '../apiClient.ts';
import { documentNamed } from '../names.ts';
import type { Shell } from '../shell.ts';
import { documentLines } from '../show/documents.ts';

export function addDocumentsShow(parent: Command, shell: Shell): void {
  const command = shell.command(parent, 'show <document>', '一份文书（编号见 documents list）', 'one document (ids in documents list)');
  shell.does(command, async (context, _options, id = '') => {
    const api = await context.signedIn();
    const answer = await answerOf(api.GET('/api/plans/{plan}/measures/{ref}/documents/{document}', { params: { path: await documentNamed(api, id) } }));
    const { measure } = answer.document;
    context.result(answer, () => [...documentLines(context, answer.document), `  ${context.label('所属措施', 'Measure')}${measure.id} ${measure.title}`]);
    return undefined;
  });
}
