import type { PostId } from '../../domain/directory.ts';
import type { Definition } from '../../domain/definition.ts';
import type { IssuedDocument } from '../../domain/dossier.ts';
import type { Language } from '../../domain/refusals.ts';
import { table, type Block } from '../paper.ts';
import { momentInWords } from './dates.ts';
import { actorName } from './names.ts';

/** @returns who has signed for the paper and when, with a line left free for everybody who has not. */
export function receiptsOf(definition: Definition, paper: IssuedDocument, language: Language): Block[] {
  const say = (zh: string, en: string) => ({ zh, en })[language];
  const posts = [...new Set([...(paper.signedForBy ?? paper.to), ...paper.receipts.map(({ post }) => post)])];
  const columns = [{ title: say('单位及职务', 'Unit and post'), share: 3 }, { title: say('签收人', 'Signed by'), share: 2 }, { title: say('签收时间', 'Signed at'), share: 2, align: 'center' as const }];
  const rows = posts.map((post) => {
    const receipt = paper.receipts.find((given) => given.post === post);
    return [postName(definition, post, language), receipt ? actorName(definition, receipt, language) : '', receipt ? momentInWords(definition.calendar, receipt.at, language) : ''];
  });
  return [label(say('签收情况', 'Receipts')), table(columns, rows)];
}

/** A post whose title begins with its unit needs no unit before it. */
function postName({ directory }: Definition, post: PostId, language: Language): string {
  const { title = post, unit = '' } = directory.posts[post] ?? {};
  if (unit === '' || title.startsWith(unit)) return title;
  return language === 'zh' ? `${unit}${title}` : `${title}, ${unit}`;
}

/** @returns the answer and what was found of its reasons; a line to sign where an answer is still owed; nothing where none is. */
export function replyOf(definition: Definition, paper: IssuedDocument, language: Language): Block[] {
  const say = (zh: string, en: string) => ({ zh, en })[language];
  const moment = (at: number) => momentInWords(definition.calendar, at, language);
  const { answer, excused } = paper;
  const said = answer && [plain(say(`${actorName(definition, answer, language)}于${moment(answer.at)}回复：`, `Answered by ${actorName(definition, answer, language)}, ${moment(answer.at)}:`)), plain(answer.text)];
  const found = excused && [plain(say(`${actorName(definition, excused, language)}于${moment(excused.at)}认定理由正当：${excused.reason}`, `Reason found good by ${actorName(definition, excused, language)}, ${moment(excused.at)}: ${excused.reason}`))];
  const owed = paper.answerBy !== undefined && !answer && !excused ? [plain(say('回复人（签字）：　　　　　　　　　　　　　　　年　　月　　日', 'Answered by (signature):                                      Date:'))] : [];
  const blocks = [...(said ?? []), ...(found ?? []), ...owed];
  return blocks.length === 0 ? [] : [label(say('回复情况', 'Answer')), ...blocks];
}

function label(text: string): Block {
  return { kind: 'paragraph', text: [{ text, isBold: true }], isFlush: true };
}

function plain(text: string): Block {
  return { kind: 'paragraph', text, isFlush: true };
}
