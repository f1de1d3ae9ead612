import type { Collector } from '../check/collector.ts';
import type { Located } from '../check/schemaProblems.ts';
import { listed } from '../check/suggest.ts';
import type { PlanEntries } from './entries.ts';
import { EVER, holderOn } from './roles.ts';
import type { PostFile } from './schema.ts';

/** Every post is held by one person at a time, and by somebody when the plan begins. */
export function checkPeople(collector: Collector, entries: PlanEntries): void {
  for (const post of entries.posts) {
    checkHoldings(collector, post);
    const { adoptedOn } = entries;
    if (adoptedOn !== undefined && holderOn(post.value, adoptedOn) === undefined) {
      collector.add('postUnheld', [...post.path, 'holders'], { post: post.value.title, adoptedOn }, { at: 'key' });
    }
  }
  const without = entries.people.filter(({ value }) => value.email === undefined).map(({ value }) => value.name);
  if (without.length > 0) collector.add('emailsMissing', ['people'], { count: without.length, names: listed(without) }, { at: 'key' });
}

function checkHoldings(collector: Collector, { path, value }: Located<PostFile>): void {
  const holdings = value.holders
    .map(({ person, from = EVER, to }, index) => ({ person, from, to, path: [...path, 'holders', index] }))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  for (const { from, to, path: at } of holdings) if (to !== undefined && to < from) collector.add('holdingReversed', [...at, 'to'], { from, to });
  let longest: (typeof holdings)[number] | undefined;
  for (const holding of holdings) {
    if (longest && (longest.to === undefined || longest.to >= holding.from)) {
      collector.add('holdingsOverlap', holding.path, { post: value.title, date: holding.from, first: longest.person, second: holding.person });
    }
    if (!longest || endOf(holding) > endOf(longest)) longest = holding;
  }
}

function endOf({ to = '9999-12-31' }: { readonly to: string | undefined }): string {
  return to;
}
