import type { Section } from './chapters.ts';
import type { TrailKind } from './habits.ts';
import { learnHabits } from './habits.ts';
import { HeadingReader } from './headingReader.ts';
import type { Kinds } from './kinds.ts';
import type { OutlineNode } from './outline.ts';
import { isNode } from './outline.ts';
import type { HeadingRecord } from './records.ts';
import { newRecord } from './records.ts';
import type { WarningList } from './warnings.ts';

class Collector {
  readonly records: HeadingRecord[] = [];
  private readonly kinds: Kinds;
  private readonly habits: ReadonlySet<TrailKind>;
  private readonly warnings: WarningList;

  constructor(kinds: Kinds, habits: ReadonlySet<TrailKind>, warnings: WarningList) {
    this.kinds = kinds;
    this.habits = habits;
    this.warnings = warnings;
  }

  /** Text that stands under no heading has no place in a plan: it is listed, line by line. */
  readSection(content: OutlineNode['content'], section: Section): void {
    for (const item of content) {
      if (!isNode(item)) this.leaveOut([item], section);
      else if (this.kinds.kindOf(item) === 'heading') this.openHeading(item, undefined, section.chapter);
      else {
        if (this.kinds.kindOf(item) !== 'through') this.leaveOut([{ no: item.line, text: item.printed }], section);
        this.readSection(item.content, section);
      }
    }
  }

  private leaveOut(lines: readonly { no: number; text: string }[], section: Section): void {
    if (section.isDeclared) for (const { no, text } of lines) this.warnings.add('unplaced', no, text);
  }

  private openHeading(node: OutlineNode, parent: HeadingRecord | undefined, chapter: string): void {
    const record = newRecord(node, this.kinds.headingOf(node), parent, chapter);
    this.records.push(record);
    parent?.children.push(record);
    const { kinds, habits, warnings } = this;
    new HeadingReader(record, { kinds, habits, warnings, openHeading: (child, above) => this.openHeading(child, above, chapter) }).readAll();
  }
}

/** Collects the headings of the sections, in order, each with what stands under it. */
export function collectRecords(sections: readonly Section[], kinds: Kinds, warnings: WarningList): HeadingRecord[] {
  const habits = new Set<TrailKind>();
  for (const section of sections) learnHabits(section.content, kinds, habits);
  const collector = new Collector(kinds, habits, warnings);
  for (const section of sections) collector.readSection(section.content, section);
  return collector.records;
}
