import type { MeasureEvent } from '../../domain/events.ts';
import type { IssuedDocument } from '../../domain/dossier.ts';
import type { MeasureState } from '../../domain/measure.ts';
import type { Language } from '../../domain/refusals.ts';
import { heading, list, paragraph, type Block, type Paper } from '../paper.ts';
import { asIssued } from './asIssued.ts';
import { lastDay } from './dates.ts';
import { demandsOf } from './demands.ts';
import { matterOf } from './matter.ts';
import { addressees, copiesTo, issuerOf, postsWithHolders } from './names.ts';
import { reasonFor } from './reason.ts';
import { receiptsOf, replyOf } from './slip.ts';

/** A paper of the register, and the record it stands in. */
export interface Registered {
  /** The measure as it is now. */
  readonly state: MeasureState;
  /** Its record from the beginning. */
  readonly events: readonly MeasureEvent[];
  /** With the number the register gave it, if it has one by now. */
  readonly document: IssuedDocument;
}

/**
 * @returns the paper as it is sent to those it is for: what it says is what was so when it was issued; its slip shows the receipts,
 * the answer and the limits as they are now.
 */
export function documentPaper({ state, events, document }: Registered, language: Language): Paper {
  const issue = asIssued(events, document.id, document.cycle);
  const then = issue?.state ?? state;
  const issued = issue?.event.document ?? document;
  const { definition } = then;
  const rule = definition.policy.ladder.find(({ id }) => id === document.ruleId);
  const reason = issue && reasonFor({ ...issue, paper: issued, language }, rule);
  const demands = demandsOf({ definition, paper: issued, language, ...(issue?.event.interview && { interview: issue.event.interview }) });
  const issuer = issuerOf(definition, document.issuedBy);
  return {
    language,
    heading: document.name,
    number: document.number ?? { zh: '（尚未编号）', en: '(not numbered yet)' }[language],
    addressee: addressees(definition, issued.to, language),
    blocks: body(matterOf(then, issued.issuedAt, language), reason ?? '', demands, language),
    ...(issuer !== undefined && { issuer }),
    date: document.datedOn,
    cc: copiesTo(definition, issued, language),
    fields: slipFields(state, document, language),
  };
}

function body(matter: readonly Block[], reason: string, demands: readonly string[], language: Language): Block[] {
  const titles = { zh: ['督办事项', '督办缘由', '办理要求'], en: ['The matter', 'Why this paper is issued', 'What is required'] }[language];
  const parts = [matter, reason === '' ? [] : [paragraph(reason)], demands.length === 1 ? demands.map((demand) => paragraph(demand)) : [list(demands, true)]];
  const shown = parts.map((blocks, index) => ({ title: titles[index] ?? '', blocks })).filter(({ blocks }) => blocks.length > 0);
  return shown.flatMap(({ title, blocks }, index) => [heading(1, { zh: `${'一二三'.charAt(index)}、${title}`, en: `${index + 1}. ${title}` }[language]), ...blocks]);
}

function slipFields({ definition }: MeasureState, document: IssuedDocument, language: Language): NonNullable<Paper['fields']> {
  const day = (by: number | undefined) => (by === undefined ? '' : lastDay(definition.calendar, by, language));
  return {
    plan: definition.planTitle,
    problem: definition.problem.title,
    measure: definition.title,
    ref: definition.ref,
    acknowledgeBy: day(document.acknowledgeBy),
    answerBy: day(document.answerBy),
    rectifyBy: day(document.rectifyBy),
    signers: document.signedForBy ? postsWithHolders(definition, document.signedForBy, document.issuedAt, language) : '',
    receipts: receiptsOf(definition, document, language),
    reply: replyOf(definition, document, language),
  };
}
