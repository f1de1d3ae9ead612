import type { Template } from './letter.ts';
import { dateDetail, detail, firstDue, milestoneDetails, milestonesIn, personIn, quoted } from './phrases.ts';

export const extensionDecided: Template = {
  group: () => 'changed',
  write: {
    zh: ({ facts }) => ({
      headline: `${facts.isGranted === true ? '延期已批准' : '延期未获同意'}：${milestonesIn('zh', facts.milestones)}`,
      happened: [facts.isGranted === true ? '所申请的延期已获批准，以新时限为准；已发出的文书保留在案。' : '所申请的延期未获同意，原时限不变。'],
      details: [
        ...detail(facts.isGranted === true ? '申请人' : '决定人', personIn('zh', facts.by)),
        ...dateDetail('zh', '原时限', facts.extension?.from),
        ...dateDetail('zh', facts.isGranted === true ? '延至' : '曾申请延至', facts.extension?.to),
        ...milestoneDetails('zh', facts.milestones),
      ],
      ...quoted(facts.isGranted === true ? '申请理由' : '不同意理由', facts.text),
      ask: facts.isGranted === true ? '请按新时限办结并提交验收。' : '请抓紧办理，按原时限提交验收。',
      ...firstDue(facts.milestones),
    }),
    en: ({ facts }) => ({
      headline: `Extension ${facts.isGranted === true ? 'granted' : 'refused'}: ${milestonesIn('en', facts.milestones)}`,
      happened: [facts.isGranted === true ? 'The later date asked for has been granted and counts from now on; papers already issued stay on record.' : 'The later date asked for has been refused; the date stands as before.'],
      details: [
        ...detail(facts.isGranted === true ? 'Asked for by' : 'Decided by', personIn('en', facts.by)),
        ...dateDetail('en', 'Date before', facts.extension?.from),
        ...dateDetail('en', facts.isGranted === true ? 'New date' : 'Date asked for', facts.extension?.to),
        ...milestoneDetails('en', facts.milestones),
      ],
      ...quoted('Reason', facts.text),
      ask: facts.isGranted === true ? 'Please finish and submit by the new date.' : 'Please see to it that it is submitted by the date that stands.',
      ...firstDue(facts.milestones),
    }),
  },
};
