/** What a report does not print and an example needs: who leads what. All of it is invented, see the head of each example. */
export interface ExampleOffice {
  readonly id: string;
  readonly title: string;
  /** Relative to the example. */
  readonly policy: string;
  readonly emailDomain: string;
  readonly preface: readonly string[];
  /** Units that lead measures: two posts each, principal and handler. */
  readonly units: readonly { readonly id: string; readonly name: string; readonly head: string; readonly clerk: string }[];
  /** Units whose principal and handler are posts named elsewhere. */
  readonly bodies: readonly { readonly id: string; readonly name: string; readonly principal: string; readonly handler: string }[];
  /** Posts beside those: leading officials, acceptors, inspectors. */
  readonly posts: readonly { readonly id: string; readonly title: string; readonly unit: string }[];
  readonly roles: readonly { readonly name: string; readonly posts: readonly string[]; readonly meaning: string }[];
  /** The lead official of each unit's measures. */
  readonly officials: Readonly<Record<string, string>>;
  /** Printed numbers of measures -> lead unit and participating units. */
  readonly leads: readonly (readonly [numbers: string, leadUnit: string, ...participants: string[]])[];
  readonly immediate: readonly number[];
  readonly longTerm: readonly number[];
  /** A post that changes hands during the plan, on this date. */
  readonly handOver: { readonly post: string; readonly lastDay: string; readonly firstDay: string };
  /** People are numbered on from here, and their ids begin with this, so that no two examples share one. */
  readonly firstPerson: number;
  readonly idPrefix: string;
}

export interface Lead {
  readonly leadUnit: string;
  readonly participants: readonly string[];
}

/** @returns who leads each measure by its printed number. @throws Error when a number is assigned twice. */
export function leadsByNumber(office: ExampleOffice): ReadonlyMap<number, Lead> {
  const leads = new Map<number, Lead>();
  for (const [numbers, leadUnit, ...participants] of office.leads) {
    for (const number of numbersIn(numbers)) {
      if (leads.has(number)) throw new Error(`${office.id}: measure ${number} is assigned twice`);
      leads.set(number, { leadUnit, participants });
    }
  }
  return leads;
}

/** @returns the numbers of `3-5,8`. */
function numbersIn(text: string): number[] {
  return text.split(',').flatMap((part) => {
    const [first = NaN, last = first] = part.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

const SURNAMES = '赵zhao 钱qian 孙sun 李li 周zhou 吴wu 郑zheng 王wang 冯feng 陈chen 褚chu 卫wei 蒋jiang 沈shen 韩han 杨yang 朱zhu 秦qin 尤you 许xu 何he 吕lyu 施shi 张zhang 孔kong 曹cao 严yan 华hua 金jin 魏wei 陶tao 姜jiang 戚qi 谢xie 邹zou 喻yu 柏bai 水shui 窦dou 章zhang 云yun 苏su 潘pan 葛ge 奚xi 范fan 彭peng 郎lang 鲁lu 韦wei 昌chang 马ma 苗miao 凤feng 花hua 方fang 俞yu 任ren 袁yuan 柳liu 酆feng 鲍bao 史shi 唐tang 费fei 廉lian 岑cen 薛xue 雷lei 贺he 倪ni 汤tang 滕teng 殷yin 罗luo 毕bi 郝hao 邬wu 安an 常chang 乐yue 于yu 时shi 傅fu 皮pi 卞bian 齐qi 康kang 伍wu 余yu 元yuan 卜bu 顾gu 孟meng 平ping 黄huang'.split(' ');
const STEMS = '甲jia 乙yi 丙bing 丁ding 戊wu 己ji 庚geng 辛xin 壬ren 癸gui'.split(' ');
const BRANCHES = '子zi 丑chou 寅yin 卯mao 辰chen 巳si 午wu 未wei 申shen 酉you 戌xu 亥hai'.split(' ');

/**
 * @returns a person nobody can take for a real one: surnames in the order of the Hundred Family Surnames, given names in that of
 * the sexagenary cycle (赵甲子, 钱乙丑, ...).
 */
export function inventedPerson(index: number): { readonly id: string; readonly name: string } {
  const parts = [SURNAMES[index % SURNAMES.length], STEMS[index % STEMS.length], BRANCHES[index % BRANCHES.length]].map((part = '') => ({ word: part.slice(0, 1), sound: part.slice(1) }));
  const [surname, stem, branch] = parts;
  return { id: `${surname?.sound ?? ''}-${stem?.sound ?? ''}${branch?.sound ?? ''}`, name: parts.map(({ word }) => word).join('') };
}
