import type { Language } from '../../domain/refusals.ts';
import type { Detail, Template, Told } from './letter.ts';
import { dateDetail, detail, milestoneDetails, personIn, quoted } from './phrases.ts';

const LABELS = {
  zh: { name: '文书', number: '文号', rung: '督办环节', by: '签发人', acknowledge: '签收期限', answer: '回复期限', rectify: '整改期限' },
  en: { name: 'Paper', number: 'Number', rung: 'Rung', by: 'Issued by', acknowledge: 'Acknowledge by', answer: 'Answer by', rectify: 'Put right by' },
};

export const documentIssued: Template = {
  group: ({ facts }) => (facts.document?.isCopy === true ? 'copies' : 'papers'),
  write: {
    zh: (told) => ({
      headline: `${told.facts.document?.isCopy === true ? '抄送' : '收到'}《${told.facts.document?.name ?? '督办文书'}》${told.documentNumber ?? ''}`,
      happened: [
        told.facts.document?.isCopy === true
          ? '下述督办文书已送达责任方，现抄送您知悉。'
          : '现向您送达下述督办文书。文书所定各项期限，均以当日终了为止。',
      ],
      details: detailsOf('zh', told),
      ...quoted('具体要求', told.facts.requirement),
      ask: askZh(told),
      ...dateOf(told),
    }),
    en: (told) => ({
      headline: `${told.facts.document?.isCopy === true ? 'Copy of' : 'You are served'} "${told.facts.document?.name ?? 'paper'}"${told.documentNumber === undefined ? '' : ` ${told.documentNumber}`}`,
      happened: [
        told.facts.document?.isCopy === true
          ? 'The paper below was served on those responsible; this is your copy.'
          : 'The paper below is served on you. Each limit it sets ends with the end of its day.',
      ],
      details: detailsOf('en', told),
      ...quoted('Required', told.facts.requirement),
      ask: askEn(told),
      ...dateOf(told),
    }),
  },
};

function detailsOf(language: Language, { facts, documentNumber }: Told): Detail[] {
  const labels = LABELS[language];
  const paper = facts.document;
  return [
    ...detail(labels.name, paper?.name),
    ...detail(labels.number, documentNumber),
    ...detail(labels.rung, facts.ruleTitle),
    ...detail(labels.by, personIn(language, facts.by)),
    ...dateDetail(language, labels.acknowledge, paper?.acknowledgeBy),
    ...dateDetail(language, labels.answer, paper?.answerBy),
    ...dateDetail(language, labels.rectify, paper?.rectifyBy),
    ...milestoneDetails(language, facts.milestones),
  ];
}

/** The first limit the paper sets, otherwise the date it is about. */
function dateOf({ facts }: Told): { on?: string } {
  const paper = facts.document;
  const limits = [paper?.acknowledgeBy, paper?.answerBy, paper?.rectifyBy].filter((limit) => limit !== undefined).sort();
  const on = limits[0] ?? facts.milestones?.[0]?.dueOn;
  return on === undefined ? {} : { on };
}

function askZh({ facts }: Told): string {
  const paper = facts.document;
  if (!paper || paper.isCopy) return '供您掌握情况，无需办理。';
  const duties = [paper.acknowledgeBy !== undefined && '签收', paper.rectifyBy !== undefined && '整改到位', paper.answerBy !== undefined && '书面回复'].filter((duty) => duty !== false);
  return duties.length === 0 ? '请打开措施查阅并按文书要求办理。' : `请在上述期限内${duties.join('、')}。`;
}

function askEn({ facts }: Told): string {
  const paper = facts.document;
  if (!paper || paper.isCopy) return 'For your information; nothing is asked of you.';
  const duties = [paper.acknowledgeBy !== undefined && 'acknowledge it', paper.rectifyBy !== undefined && 'put the matter right', paper.answerBy !== undefined && 'answer it'].filter((duty) => duty !== false);
  return duties.length === 0 ? 'Please open the measure and do what the paper asks.' : `Within the limits above, please: ${duties.join('; ')}.`;
}
