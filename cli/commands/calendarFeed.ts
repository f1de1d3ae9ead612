import type { Command } from 'commander';
import { Option } from 'commander';
import { answerOf, type Schemas } from '../apiClient.ts';
import type { Context } from '../context.ts';
import { minutesOf } from '../dates.ts';
import type { Shell } from '../shell.ts';

type Language = Schemas['CalendarFeed']['language'];

/** The calendar feed of whoever asks: deadlines and duties for phones and calendar programs. */
export function addCalendarFeed(parent: Command, shell: Shell): void {
  const feed = shell.group(parent, 'feed', '日历订阅：在手机或日历软件中看自己的时限和待办', 'the calendar feed of one\'s own deadlines and duties');
  addShow(feed, shell);
  addMake(feed, shell);
  addRevoke(feed, shell);
}

function addShow(parent: Command, shell: Shell): void {
  const command = shell.command(parent, 'show', '我有没有日历订阅', 'whether I have a feed');
  shell.does(command, async (context) => {
    const answer = await answerOf((await context.signedIn()).GET('/api/me/calendar-feed'));
    const none = context.say('还没有日历订阅。用 calendar feed make 生成地址。', 'There is no feed. Make its address with calendar feed make.');
    context.result(answer, () => [answer.feed ? madeText(context, answer.feed) : none]);
    return undefined;
  });
}

function addMake(parent: Command, shell: Shell): void {
  const command = shell
    .command(parent, 'make', '生成订阅地址；已有的随即失效', 'make the address; the one before stops working')
    .addOption(new Option('--language <zh|en>', shell.say('日程的语言，默认为本人的', 'language of the entries; one\'s own by default')).choices(['zh', 'en']));
  shell.does<{ readonly language?: Language }>(command, async (context, { language }) => {
    const answer = await answerOf((await context.signedIn()).POST('/api/me/calendar-feed', { body: { ...(language && { language }) } }));
    context.result(answer, () => [answer.url]);
    context.talk('在日历软件中“按网址订阅”此地址。它只显示这一次；有此地址的人都能看到您的日程，请勿转发。泄露了就再 make 一次。', 'Subscribe to this address in your calendar program. It is shown this once; whoever has it can read your calendar. If it gets out, make another.');
    return undefined;
  });
}

function addRevoke(parent: Command, shell: Shell): void {
  const command = shell.command(parent, 'revoke', '撤销订阅地址', 'revoke the address');
  shell.does(command, async (context) => {
    const answer = await answerOf((await context.signedIn()).POST('/api/me/calendar-feed/revoke'));
    context.result(answer, () => [answer.wasThere ? context.say('已撤销，该地址不再可用。', 'Revoked; the address works no more.') : context.say('本来就没有日历订阅。', 'There was no feed.')]);
    return undefined;
  });
}

function madeText({ say }: Context, { madeAt, language }: Schemas['CalendarFeed']): string {
  return say(`已有日历订阅，${minutesOf(madeAt)}（协调世界时）生成，${language === 'zh' ? '中文' : '英文'}。地址只在生成时显示。`, `There is a feed, made ${minutesOf(madeAt)} UTC, in ${language === 'zh' ? 'Chinese' : 'English'}. Its address is shown only when it is made.`);
}
