import { localDateAt, localMinutesAt } from '../domain/calendar.ts';
import type { EventOf, MeasureEvent } from '../domain/events.ts';
import { nameOf } from '../domain/authority.ts';
import type { Definition } from '../domain/definition.ts';
import type { RecordEntry, Recorded } from '../domain/record.ts';
import type { Language } from '../domain/refusals.ts';
import { EVENT_WORDS, MILESTONE_WORDS } from '../domain/words.ts';

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

/** Tells a measure's record as it is written: one line an event, with the papers' numbers and who hears of it. */
export class Teller {
  readonly #definition: Definition;
  readonly #language: Language;
  readonly #say: (line: string) => void;

  constructor(definition: Definition, language: Language, say: (line: string) => void) {
    this.#definition = definition;
    this.#language = language;
    this.#say = say;
  }

  /** @returns "2026-10-08 周四 09:00" in the plan's zone. */
  time(at: number): string {
    const { calendar } = this.#definition;
    const date = localDateAt(calendar, at);
    const minutes = localMinutesAt(calendar, at);
    const weekday = WEEKDAYS[this.#language][new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
    return `${date} ${weekday} ${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
  }

  /** Says something that is not in the record: a refusal, the lights as they stand. */
  note(at: number, line: string): void {
    this.#say(`${this.time(at)}  ${line}`);
  }

  /** Tells what a published entry added to the record. */
  tell(entry: RecordEntry, recorded: Recorded): void {
    for (const event of entry.events) {
      const line = this.#line(event, recorded);
      if (line === undefined) continue;
      this.#say(`${this.time(event.at)}  ${line}`);
      const heard = entry.notices.filter((notice) => notice.seq === event.seq).map((notice) => this.#post(notice.post));
      if (heard.length > 0 && event.type !== 'registered') this.#say(`                       → ${this.#t('提醒', 'heard by')} ${heard.join('、')}`);
    }
  }

  #line(event: MeasureEvent, recorded: Recorded): string | undefined {
    const word = EVENT_WORDS[event.type][this.#language];
    switch (event.type) {
      case 'documentNumbered':
      case 'stepOpened':
        return undefined;
      case 'registered':
        return `${word}：${event.definition.ref} ${event.definition.title}`;
      case 'acknowledged':
      case 'documentAcknowledged':
        return `${word}：${this.#who(event.by)}`;
      case 'progressReported':
      case 'documentAnswered':
        return `${word}：${this.#who(event.by)}：${event.text}`;
      case 'submitted':
        return `${word}（${this.#milestones(event.milestones)}）：${this.#who(event.by)}：${event.summary}`;
      case 'stepApproved':
        return `${event.chain === 'acceptance' ? this.#t('验收同意', 'acceptance approved') : this.#t('销号审批同意', 'closure approved')}：${this.#who(event.by)}`;
      case 'milestonesAccepted':
        return `${word}：${event.milestones.map(({ id, verdict }) => `${this.#milestones([id])}${verdict === 'late' ? this.#t('（逾期已补）', ' (caught up late)') : this.#t('（按期）', ' (on time)')}`).join('、')}`;
      case 'returned':
      case 'relapsed':
      case 'withdrawn':
        return `${word}：${this.#who(event.by)}：${event.reason}`;
      case 'lookBackHeld':
        return `${word}：${this.#who(event.by)}：${event.note}`;
      case 'ruleFired':
        return this.#rung(event, recorded);
      case 'awaitedReminded':
      case 'awaitedLapsed':
        return `${word}：${event.awaited.map((post) => this.#post(post)).join('、')}`;
      case 'closed':
        return `${word}${event.lookBacks.length > 0 ? `，${this.#t('回头看定于', 'look-backs on')} ${event.lookBacks.map((lookBack) => lookBack.dueOn).join('、')}` : ''}`;
      default:
        return word;
    }
  }

  #rung(event: EventOf<'ruleFired'>, recorded: Recorded): string {
    const rule = this.#definition.policy.ladder.find((candidate) => candidate.id === event.ruleId);
    const about = event.milestoneId === undefined ? '' : `（${this.#milestones([event.milestoneId])}）`;
    const paper = event.document;
    if (!paper) return `◷ ${rule?.title ?? event.ruleId}${about}`;
    const number = recorded.numbers.find((given) => given.documentId === paper.id)?.number ?? '—';
    const copies = paper.cc.length > 0 ? `；${this.#t('抄送', 'copies to')} ${paper.cc.map((post) => this.#post(post)).join('、')}` : '';
    const limit = paper.rectifyBy === undefined ? '' : `；${this.#t('限期', 'to be put right by')} ${localDateAt(this.#definition.calendar, paper.rectifyBy - 1)}`;
    return `▣ ${paper.name} ${number}（${paper.datedOn}）${about} ${this.#t('发', 'to')} ${paper.to.map((post) => this.#post(post)).join('、')}${copies}${limit}`;
  }

  #milestones(ids: readonly string[]): string {
    return ids.map((id) => this.#definition.milestones.find((milestone) => milestone.id === id)).map((milestone) => (milestone ? (milestone.title ?? MILESTONE_WORDS[milestone.kind][this.#language]) : '')).join('、');
  }

  #post(post: string): string {
    return this.#definition.directory.posts[post]?.title ?? post;
  }

  #who({ person, post }: { readonly person: string; readonly post: string }): string {
    return `${this.#post(post)} ${nameOf(this.#definition, person)}`;
  }

  #t(zh: string, en: string): string {
    return this.#language === 'zh' ? zh : en;
  }
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
