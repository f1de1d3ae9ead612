import type { Template } from './letter.ts';
import { dateDetail, detail, firstDue, milestoneDetails, personIn } from './phrases.ts';

export const handedOver: Template = {
  group: () => 'people',
  write: {
    zh: ({ facts }) => ({
      headline: `职务交接：${facts.person?.postTitle ?? '职务'}`,
      happened: ['下列职务变更任职人员，未办结的事项随职务移交。'],
      details: [...detail('职务', facts.person?.postTitle), ...detail('接任', facts.person?.name), ...dateDetail('zh', '自', facts.person?.from), ...detail('登记人', personIn('zh', facts.by)), ...milestoneDetails('zh', facts.milestones)],
      ask: '请移交和接任双方核对未办结事项；时限不因交接变动。',
      ...firstDue(facts.milestones),
    }),
    en: ({ facts }) => ({
      headline: `Post handed over: ${facts.person?.postTitle ?? 'post'}`,
      happened: ['The post below passes to another holder, and what is still open passes with it.'],
      details: [...detail('Post', facts.person?.postTitle), ...detail('New holder', facts.person?.name), ...dateDetail('en', 'From', facts.person?.from), ...detail('Recorded by', personIn('en', facts.by)), ...milestoneDetails('en', facts.milestones)],
      ask: 'Please go through the open duties together; no date is changed by it.',
      ...firstDue(facts.milestones),
    }),
  },
};
