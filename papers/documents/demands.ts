import type { Interview, IssuedDocument } from '../../domain/dossier.ts';
import type { Definition } from '../../domain/definition.ts';
import type { Language } from '../../domain/refusals.ts';
import { lastDay } from './dates.ts';
import { postsWithHolders } from './names.ts';

interface Demanding {
  readonly definition: Definition;
  readonly paper: IssuedDocument;
  readonly interview?: Interview;
  readonly language: Language;
}

/** @returns what the paper asks for, one thing each, with its last day. */
export function demandsOf({ definition, paper, interview, language }: Demanding): string[] {
  const say = (zh: string, en: string) => ({ zh, en })[language];
  const day = (by: number) => lastDay(definition.calendar, by, language);
  const posts = (ids: readonly string[]) => postsWithHolders(definition, ids, paper.issuedAt, language);
  const { requirement, acknowledgeBy, rectifyBy, answerBy, signedForBy, excusableBy = [], isFinal } = paper;
  const who = signedForBy ? posts(signedForBy) : undefined;
  const demands = [
    requirement,
    acknowledgeBy !== undefined && (who === undefined ? say(`请于${day(acknowledgeBy)}前签收本文书。`, `Acknowledge this paper by ${day(acknowledgeBy)}.`) : say(`请由${who}本人于${day(acknowledgeBy)}前签收本文书。`, `It is to be acknowledged by ${who} in person, by ${day(acknowledgeBy)}.`)),
    acknowledgeBy === undefined && who !== undefined && say(`请由${who}本人签收本文书。`, `It is to be acknowledged by ${who} in person.`),
    interview && say(`请${posts(interview.with)}接受约谈，约谈于${day(interview.dueBy)}前进行。`, `${posts(interview.with)} will be called to an interview, to be held by ${day(interview.dueBy)}.`),
    rectifyBy !== undefined && say(`请于${day(rectifyBy)}前整改到位并提交验收。`, `Put the matter right and submit it for acceptance by ${day(rectifyBy)}.`) + (isFinal === true ? say('该期限为最后期限，不再受理延期申请。', ' This is the last date; no extension will be considered.') : ''),
    answerBy !== undefined && say(`请于${day(answerBy)}前书面回复办理情况。`, `Answer in writing, saying what has been done, by ${day(answerBy)}.`),
    excusableBy.length > 0 && say(`有正当理由不能按期办理的，请在回复中说明，由${posts(excusableBy)}认定。`, `If there is good reason why this cannot be done in time, state it in the answer; ${posts(excusableBy)} will judge it.`),
  ].filter((demand): demand is string => typeof demand === 'string' && demand !== '');
  return demands.length > 0 ? demands : [say('请对照整改方案抓紧办理，确保按期整改到位。', 'Please see to it that the matter is put right in time.')];
}
