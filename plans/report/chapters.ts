import { readHeading } from './headings.ts';
import type { OutlineNode } from './outline.ts';
import { childrenOf, isNode } from './outline.ts';
import { isForwardLooking, isGeneralTitle, isRectificationTitle, mentionsRectification } from './wording.ts';
import type { WarningList } from './warnings.ts';

/** A stretch of the report whose items are problems and measures; the chapter's own heading is not one of them. */
export interface Section {
  readonly content: OutlineNode['content'];
  /** Whether lines in it that find no place have to be reported: the report itself says this is where rectification stands. */
  readonly isDeclared: boolean;
  /** The printed number of the chapter; empty where items stand in none. */
  readonly chapter: string;
}

interface Chapter {
  readonly node: OutlineNode;
  readonly isContainer: boolean;
  readonly isGeneral: boolean;
  /** Whether the chapter is itself a problem or an aspect, and whether it says so in as many words. */
  readonly isProblem: boolean;
  readonly isNamed: boolean;
  readonly namedProblems: number;
  readonly shortcomings: number;
}

/** A chapter of organisation may mention one problem in passing; two headings that name problems make it one of rectification. */
const FEWEST_IN_GENERAL_CHAPTER = 2;

function countHeadings(node: OutlineNode, strengths: readonly string[]): number {
  let count = 0;
  for (const child of childrenOf(node)) {
    const { strength, head } = readHeading(child.text);
    if (strengths.includes(strength) && !isRectificationTitle(head)) count++;
    count += countHeadings(child, strengths);
  }
  return count;
}

function readChapter(node: OutlineNode): Chapter {
  const { head, strength } = readHeading(node.text);
  const isProblem = strength === 'named' || strength === 'clause' || strength === 'shortcoming';
  const isContainer = isRectificationTitle(head) || (!isProblem && mentionsRectification(head));
  return {
    node,
    isContainer: isContainer && !isProblem,
    isGeneral: !isProblem && isGeneralTitle(head),
    isProblem,
    isNamed: strength === 'named' || strength === 'clause',
    namedProblems: countHeadings(node, ['named', 'clause']),
    shortcomings: countHeadings(node, ['shortcoming']),
  };
}

function isChapterMark(item: OutlineNode): boolean {
  return item.mark.family === 'part' || item.mark.family === 'chapter';
}

/** Chapters at any depth: the 一、二、 of a 第一部分 or an annex are chapters too, unless the part is of a general kind. */
function chaptersOf(root: OutlineNode): OutlineNode[] {
  return childrenOf(root)
    .filter(isChapterMark)
    .flatMap((node) => {
      const inner = node.mark.family === 'part' && !isForwardLooking(node.text) ? chaptersOf(node) : [];
      const own = node.content.filter((item) => !isNode(item) || !isChapterMark(item));
      return inner.length === 0 ? [node] : [{ ...node, content: own }, ...inner];
    });
}

function holdsRectification(chapter: Chapter, isNamedSomewhere: boolean): boolean {
  if (chapter.isProblem) return true;
  if (chapter.isGeneral) return chapter.namedProblems >= FEWEST_IN_GENERAL_CHAPTER && !isForwardLooking(chapter.node.text);
  if (chapter.namedProblems > 0) return true;
  return chapter.isContainer || (!isNamedSomewhere && chapter.shortcomings > 1);
}

/**
 * Finds where rectification stands. Judged by what a chapter holds first (headings that name problems), by its title second: 整改成效
 * may be the chapter of problems or a page of praise.
 */
export function findSections(root: OutlineNode, warnings: WarningList): Section[] {
  const chapters = chaptersOf(root).map(readChapter);
  const isNamedSomewhere = chapters.some((chapter) => chapter.namedProblems > 0 || chapter.isProblem);
  // Where a chapter of rectification lists the problems, another one that merely ends in 不足 is not one more of them.
  const hasList = chapters.some((chapter) => chapter.isContainer && chapter.namedProblems > 0);
  const taken = chapters.filter((chapter) => holdsRectification(chapter, isNamedSomewhere) && (!hasList || !chapter.isProblem || chapter.isNamed || chapter.namedProblems > 0));
  for (const chapter of chapters) {
    if (!taken.includes(chapter) && chapter.namedProblems > 0) warnings.add('chapterSkipped', chapter.node.line, chapter.node.printed);
  }
  const loose = root.content.filter((item) => !isNode(item) || !isChapterMark(item));
  const hasContainer = taken.some((chapter) => chapter.isContainer);
  const sections = taken.map((chapter): Section => {
    // Where chapters are containers, 关于…专项检查反馈问题 is one more container, if problems stand under it.
    const isContainer = !chapter.isProblem || (hasContainer && chapter.namedProblems > 0);
    return { content: isContainer ? chapter.node.content : [chapter.node], isDeclared: true, chapter: isContainer ? chapter.node.mark.printed : '' };
  });
  return loose.some(isNode) ? [looseSection(loose, taken.length === 0), ...sections] : sections;
}

/** Items before or without any chapter. Lines before the first item are the opening of the report. */
function looseSection(content: OutlineNode['content'], isAll: boolean): Section {
  return { content: content.slice(content.findIndex(isNode)), isDeclared: isAll && content.some((item) => isNode(item) && (readHeading(item.text).strength !== 'none' || countHeadings(item, ['named', 'clause']) > 0)), chapter: '' };
}
