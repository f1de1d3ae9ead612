import type { Section } from './chapters.ts';
import type { Heading } from './headings.ts';
import { readHeading } from './headings.ts';
import { cutAtLabels, isFactLabel, readLabel } from './labels.ts';
import type { OutlineNode } from './outline.ts';
import { childrenOf, isNode } from './outline.ts';
import type { WarningList } from './warnings.ts';
import { beginsWithAct, isRectificationTitle } from './wording.ts';

/**
 * What an item of the outline is in its report. `through` is a heading that only groups (已完成整改的问题) and stands for nothing itself;
 * `label` is a label with a number (2.整改措施：).
 */
export type ItemKind = 'heading' | 'measure' | 'through' | 'label';

export interface Kinds {
  readonly kindOf: (node: OutlineNode) => ItemKind;
  readonly headingOf: (node: OutlineNode) => Heading;
}

interface Judged {
  readonly node: OutlineNode;
  readonly heading: Heading;
  /** Where it stands: the families from the section down to it. Items of one place are of one kind, as a rule. */
  readonly place: string;
  readonly parent: Judged | undefined;
  readonly children: Judged[];
}

/** From this share on, an item that looks unlike the others of its place is taken for what they are. */
const MAJORITY = 0.5;

function judgeAll(content: OutlineNode['content'], parent: Judged | undefined, into: Judged[]): void {
  for (const node of content) {
    if (!isNode(node)) continue;
    const judged: Judged = { node, heading: readHeading(node.text), place: `${parent?.place ?? ''}>${node.mark.family}`, parent, children: [] };
    into.push(judged);
    parent?.children.push(judged);
    judgeAll(node.content, judged, into);
  }
}

function hasText(node: OutlineNode): boolean {
  return node.content.length > 0;
}

/** Whether 整改措施： stands in or right under an item: then the item is what the measures are for. */
function carriesMeasures({ node }: Judged): boolean {
  const lines = node.content.filter((item) => !isNode(item)).map((item) => item.text);
  const labels = [...cutAtLabels(node.text).slice(1), ...lines.flatMap((line) => cutAtLabels(line).slice(0, 2))].map((piece) => piece.label?.kind);
  const marked = childrenOf(node).map((child) => readLabel(child.text)?.kind);
  return [...labels, ...marked].includes('measures');
}

function isTitleOnly({ heading, node }: Judged): boolean {
  return heading.body === '' && heading.head.length <= 80 && hasText(node);
}

/** （一）聚焦政治建设 with 1.关于“…”的问题 under it: a title over headings of problems is an aspect, whatever its words. */
function isGroup(item: Judged): boolean {
  const count = (strengths: readonly string[]): number => item.children.filter(({ heading }) => strengths.includes(heading.strength)).length;
  return isTitleOnly(item) && (count(['named', 'clause']) > 0 || (item.children.length > 0 && count(['shortcoming']) >= item.children.length * MAJORITY));
}

/** 1.理论武装 with (1)(2) under it, under 政治建设方面: a name without a verb that has items of its own. */
function isNameUnderAspect({ node, heading }: Judged, above: Judged | undefined): boolean {
  return above?.heading.isAspect === true && childrenOf(node).length > 0 && !beginsWithAct(heading.head);
}

class Judgement {
  private readonly kinds = new Map<OutlineNode, ItemKind>();
  private readonly headings = new Map<OutlineNode, Heading>();
  private readonly likely = new Map<string, { headings: number; all: number }>();
  private readonly warnings: WarningList;

  constructor(items: readonly Judged[], warnings: WarningList) {
    this.warnings = warnings;
    for (const item of items) this.count(item);
    // Parents come before their children in `items`, so what an item stands under is known when it is judged.
    for (const item of items) {
      this.headings.set(item.node, item.heading);
      this.kinds.set(item.node, this.judge(item));
    }
  }

  kindOf(node: OutlineNode): ItemKind {
    return this.kinds.get(node) ?? 'measure';
  }

  headingOf(node: OutlineNode): Heading {
    return this.headings.get(node) ?? readHeading(node.text);
  }

  private count(item: Judged): void {
    const tally = this.likely.get(item.place) ?? { headings: 0, all: 0 };
    const { strength } = item.heading;
    tally.all++;
    if (strength === 'named' || strength === 'shortcoming' || item.node.mark.family === 'problemLabel') tally.headings++;
    this.likely.set(item.place, tally);
  }

  private isHeadingPlace(place: string): boolean {
    const tally = this.likely.get(place);
    return tally !== undefined && tally.headings / tally.all >= MAJORITY;
  }

  private judge(item: Judged): ItemKind {
    const { node, heading, parent } = item;
    const label = readLabel(node.text);
    if (label && (!isFactLabel(label) || /[:：】]/.test(node.text.slice(0, label.length)))) return 'label';
    if (isRectificationTitle(heading.head) && hasText(node) && heading.body === '') return 'through';
    const heads = this.headingAbove(parent);
    // Under a measure that has its place everything is the measure's; a paragraph of the opening may stand above real problems.
    if (heads && parent && this.kindOf(parent.node) === 'measure') return 'measure';
    return this.isHeading(item, heads) ? 'heading' : 'measure';
  }

  private headingAbove(item: Judged | undefined): Judged | undefined {
    for (let at = item; at; at = at.parent) if (this.kindOf(at.node) === 'heading') return at;
    return undefined;
  }

  private isHeading(item: Judged, above: Judged | undefined): boolean {
    const { node, heading } = item;
    if (node.mark.family === 'measureLabel') return false;
    if (heading.strength === 'named' || node.mark.family === 'problemLabel' || carriesMeasures(item)) return true;
    // 针对“…”问题，制定… is a measure under a heading that names a problem, and both at once under an aspect.
    if (heading.strength === 'clause') return above === undefined || above.heading.isAspect || isGroup(above);
    const isHeadingPlace = this.isHeadingPlace(item.place);
    if ((heading.strength === 'shortcoming' && isHeadingPlace) || isGroup(item)) return true;
    const isByLayout = isTitleOnly(item) && (isHeadingPlace || isNameUnderAspect(item, above));
    if (isByLayout) this.warnings.add('headingByLayout', node.line, node.printed);
    return isByLayout;
  }
}

/** Judges every item of the sections: by its own words, by what stands under it, and by what others of its place are. */
export function judgeItems(sections: readonly Section[], warnings: WarningList): Kinds {
  const items: Judged[] = [];
  sections.forEach((section, index) => {
    const own: Judged[] = [];
    judgeAll(section.content, undefined, own);
    for (const item of own) items.push(Object.assign(item, { place: `${index}${item.place}` }));
  });
  const judgement = new Judgement(items, warnings);
  return { kindOf: (node) => judgement.kindOf(node), headingOf: (node) => judgement.headingOf(node) };
}
