import { isDayAlone, readDay, readDayOfYear, readSpan } from '../phrases/days.ts';
import type { DraftInspection, ReportDraft } from './draft.ts';
import type { Line } from './lines.ts';
import { readMark } from './marks.ts';

const TITLE = /(?:通报|报告|方案|公告|公示|情况|清单|说明|通知)(?:[(（].{1,12}[)）])?$/;
const CONTACT = /欢迎.{0,40}监督|^(?:联系方式|联系电话|联系地址|联系人|电子邮箱|电子邮件|邮政(?:信箱|编码)|通[信讯]地址|监督电话|举报电话|公示期|邮箱|邮编)\s*[:：]?/;
const OFFICE = /(?:委员会|党委|党组|党工委|支部|总支|政府|局|办公室|公司|医院|学校|大学|学院|集团|中心|管委会|工委|领导小组|办|会|院|馆|站|社)$/;
const LONGEST_SIGNATURE = 40;
const LONGEST_TAIL = 20;

/** The end of the report that is signature, date and contact. It closes the last chapter, whatever that is. */
export interface ReportTail {
  readonly from: number;
  readonly issuedBy?: string;
  readonly issuedOn?: string;
}

function isSignature(line: Line): boolean {
  return line.text.length <= LONGEST_SIGNATURE && !/[。，；：,;:]/.test(line.text) && OFFICE.test(line.text) && !readMark(line.text);
}

/** Reads the tail from the last line up, or up from an annex. */
export function readTail(lines: readonly Line[]): ReportTail {
  let from = lines.length;
  const signatures: string[] = [];
  let issuedOn: string | undefined;
  while (from > 0 && lines.length - from < LONGEST_TAIL) {
    const line = lines[from - 1];
    if (!line) break;
    const isDate = isDayAlone(line.text);
    if (isDate) issuedOn ??= readDay(line.text);
    else if (isSignature(line)) signatures.unshift(line.text);
    else if (!CONTACT.test(line.text)) break;
    from--;
  }
  return { from, ...(signatures.length === 0 ? {} : { issuedBy: signatures.join(' ') }), ...(issuedOn === undefined ? {} : { issuedOn }) };
}

/** The title is the first line, or the first few, if they end like one and are no sentence. */
function readTitle(lines: readonly Line[]): string | undefined {
  const head: string[] = [];
  for (const { text } of lines.slice(0, 3)) {
    if (readMark(text) || /[。；;：:]$/.test(text) || text.length > 80) return undefined;
    head.push(text);
    if (TITLE.test(text)) return head.join('');
  }
  return undefined;
}

const TEAM = /(?:中央|国家|[省市区县旗州]委|[省市区县]级?|[一二三四五六七八九十]届)[^,，。、；;委组关]{0,12}(?:巡视|巡察|督察|审计)组/;
/** 2019年12月31日,省委巡视组向…反馈了巡视意见; 于7月1日进行了反馈. */
const FEEDBACK = /(?:(?:19|20)\d{2}年)?\d{1,2}月\d{1,2}日[^。；;\d]{0,40}?(?:进行了?反馈|反馈了?[^。；;]{0,6}意见)/;

function readInspection(opening: string): DraftInspection | undefined {
  const team = TEAM.exec(opening)?.[0];
  const span = readSpan(opening);
  if (team === undefined && span === undefined) return undefined;
  const feedbackOn = readDayOfYear(FEEDBACK.exec(opening)?.[0] ?? '', span === undefined ? undefined : Number(span.to.slice(0, 4)));
  return { ...(team === undefined ? {} : { team }), ...span, ...(feedbackOn === undefined ? {} : { feedbackOn }) };
}

const OPENING_LINES = 12;
const OPENING_CHARACTERS = 1500;

/** Reads what the report says of itself and of the inspection, each only where it stands plainly. */
export function readReportFacts(lines: readonly Line[], tail: ReportTail): Pick<ReportDraft, 'title' | 'issuedBy' | 'issuedOn' | 'inspection'> {
  const opening = lines.slice(0, OPENING_LINES).map(({ text }) => text).join('\n').slice(0, OPENING_CHARACTERS);
  const title = readTitle(lines);
  const inspection = readInspection(opening);
  const { issuedBy, issuedOn } = tail;
  return {
    ...(title === undefined ? {} : { title }),
    ...(issuedBy === undefined ? {} : { issuedBy }),
    ...(issuedOn === undefined ? {} : { issuedOn }),
    ...(inspection === undefined ? {} : { inspection }),
  };
}
