import type { Template } from './letter.ts';
import { detail, personIn } from './phrases.ts';
import { versionDetails } from './planPhrases.ts';

export const planStarted: Template = {
  group: () => 'amended',
  write: {
    zh: ({ facts }) => ({
      headline: facts.version?.isLater ? '整改方案新版本生效' : '整改方案已启动',
      happened: [facts.version?.isLater ? '经批准的新版本已生效，各项措施随之修订。' : '经批准的整改方案已启动，各项措施开始计时。'],
      details: [...detail('启动人', personIn('zh', facts.by)), ...versionDetails('zh', facts)],
      ask: '无需办理。',
    }),
    en: ({ facts }) => ({
      headline: facts.version?.isLater ? 'A new version of the plan is in force' : 'Plan started',
      happened: [facts.version?.isLater ? 'The approved version is in force; the measures are amended to it.' : 'The approved plan has been started; the dates of its measures run.'],
      details: [...detail('Started by', personIn('en', facts.by)), ...versionDetails('en', facts)],
      ask: 'Nothing is asked of you.',
    }),
  },
};
