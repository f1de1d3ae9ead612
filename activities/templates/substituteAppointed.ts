import type { Template } from './letter.ts';
import { dateDetail, detail, personIn } from './phrases.ts';

/** Goes to the post itself: to its holder, and to the substitute once in force. */
export const substituteAppointed: Template = {
  group: () => 'people',
  write: {
    zh: ({ facts }) => ({
      headline: `已指定代理：${facts.person?.postTitle ?? '职务'}`,
      happened: ['下列职务已指定代理人，代理期间由其办理该职务的事项，每项办理均记载双方姓名。'],
      details: [...detail('职务', facts.person?.postTitle), ...detail('代理人', facts.person?.name), ...dateDetail('zh', '自', facts.person?.from), ...dateDetail('zh', '至', facts.person?.to), ...detail('指定人', personIn('zh', facts.by))],
      ask: '请双方做好衔接；代理人与被代理人互相不得审批对方提交的事项。',
      ...(facts.person && { on: facts.person.from }),
    }),
    en: ({ facts }) => ({
      headline: `Substitute appointed: ${facts.person?.postTitle ?? 'post'}`,
      happened: ['A substitute stands in at the post below and acts for it meanwhile; both names stand on every act.'],
      details: [...detail('Post', facts.person?.postTitle), ...detail('Substitute', facts.person?.name), ...dateDetail('en', 'From', facts.person?.from), ...dateDetail('en', 'To', facts.person?.to), ...detail('Appointed by', personIn('en', facts.by))],
      ask: 'Please brief each other; neither of the two may decide on what the other submitted.',
      ...(facts.person && { on: facts.person.from }),
    }),
  },
};
