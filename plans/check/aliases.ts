import { isAlias, isCollection, isNode, isPair, visit, type Alias, type Document, type Node } from 'yaml';

/** A reference (*name) that cannot be written out. */
export interface AliasProblem {
  readonly node: Alias;
  readonly code: 'unknownAlias' | 'aliasLoop' | 'aliasesTooMany';
}

export interface Aliases {
  readonly targets: ReadonlyMap<Alias, Node>;
  readonly problems: readonly AliasProblem[];
}

/** Written out, all references together may add this many values. Nested references grow by powers: nine lines can make billions. */
const MAX_ADDED_NODES = 20_000;

/** @returns what each reference of the document stands for, and those that stand for nothing, for themselves or for too much. */
export function readAliases(doc: Document): Aliases {
  const targets = new Map<Alias, Node>();
  const problems: AliasProblem[] = [];
  const anchored = new Map<string, Node>();
  const sizes = new Map<Node, number>();
  let added = 0;
  visit(doc, {
    Node: (_key, node, ancestors) => {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchored.set(node.anchor, node);
        return undefined;
      }
      const target = anchored.get(node.source);
      if (!target) return void problems.push({ node, code: 'unknownAlias' });
      if (ancestors.includes(target)) return void problems.push({ node, code: 'aliasLoop' });
      targets.set(node, target);
      added += sizeOf(target, targets, sizes);
      if (added <= MAX_ADDED_NODES) return undefined;
      problems.push({ node, code: 'aliasesTooMany' });
      return visit.BREAK;
    },
  });
  return { targets, problems };
}

/** @returns how many values a node holds once its references are written out. */
function sizeOf(node: unknown, targets: ReadonlyMap<Alias, Node>, sizes: Map<Node, number>): number {
  if (isPair(node)) return sizeOf(node.value, targets, sizes);
  if (!isNode(node)) return 1;
  if (isAlias(node)) return sizeOf(targets.get(node), targets, sizes);
  if (!isCollection(node)) return 1;
  const known = sizes.get(node);
  if (known !== undefined) return known;
  const size = (node.items as unknown[]).reduce<number>((sum, item) => sum + sizeOf(item, targets, sizes), 1);
  sizes.set(node, size);
  return size;
}
