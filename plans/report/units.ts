import { cutAfter } from './punctuation.ts';

const LEADING_MARK = /[(（](?:牵头|主责|主办)[^)）]*[)）]/;

/** Cuts a list of names where commas, blanks and line breaks part them, outside brackets: 各县（市、区） is one. */
export function namesIn(value: string): string[] {
  return cutAfter(value, '、,，;；/ \u3000\t\r\n')
    .map((name) => name.replace(/[、,，;；/\s]+$/, '').replace(/等$/, '').trim())
    .filter((name) => name !== '');
}

/** What is printed of the units of one measure, each empty where nothing is. */
export interface PrintedUnits {
  /** 牵头单位 */
  readonly lead: string;
  /** 责任单位 */
  readonly responsible: string;
  /** 参与单位 */
  readonly taking: string;
}

export interface AssignedUnits {
  readonly leadUnit?: string;
  readonly participants?: readonly string[];
  /** Several units were named where one leads, and none was marked as leading: the first was taken. */
  readonly isFirstTaken: boolean;
}

/** Tells who leads and who takes part. Responsible units lead where no lead unit is printed, and take part where one is. */
export function assignUnits({ lead, responsible, taking }: PrintedUnits): AssignedUnits {
  const isLeadNamed = lead.trim() !== '';
  const named = namesIn(isLeadNamed ? lead : responsible);
  const marked = named.find((unit) => LEADING_MARK.test(unit));
  const plain = (unit: string): string => unit.replace(LEADING_MARK, '');
  const leading = marked ?? named[0];
  const others = [...named.filter((unit) => unit !== leading), ...(isLeadNamed ? namesIn(responsible) : []), ...namesIn(taking)];
  const participants = [...new Set(others.map(plain))].filter((unit) => leading === undefined || unit !== plain(leading));
  return {
    ...(leading === undefined ? {} : { leadUnit: plain(leading) }),
    ...(participants.length > 0 ? { participants } : {}),
    isFirstTaken: named.length > 1 && marked === undefined,
  };
}
