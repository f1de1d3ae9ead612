import { holderOf, type PostId } from '../../domain/directory.ts';
import { postsOf, type Definition } from '../../domain/definition.ts';
import type { ActedBy, IssuedDocument } from '../../domain/dossier.ts';
import type { Language } from '../../domain/refusals.ts';

const SEPARATORS = { zh: '、', en: ', ' };

export function listed(names: readonly string[], language: Language): string {
  return [...new Set(names.filter((name) => name !== ''))].join(SEPARATORS[language]);
}

/**
 * @returns whom papers are addressed to: offices by their unit; leaders, and whoever sits among them, by their post.
 */
export function addressees(definition: Definition, posts: readonly PostId[], language: Language): string {
  return listed(addresseeNames(definition, posts), language);
}

/** @returns who gets a copy; whom the paper itself is addressed to, and who issues it, get none. */
export function copiesTo(definition: Definition, { to, cc, issuedBy }: Pick<IssuedDocument, 'to' | 'cc' | 'issuedBy'>, language: Language): string {
  const served = [...addresseeNames(definition, to), issuerOf(definition, issuedBy)];
  return listed(addresseeNames(definition, cc).filter((name) => !served.includes(name)), language);
}

function addresseeNames(definition: Definition, posts: readonly PostId[]): string[] {
  const leaders = postsOf(definition, ['leadOfficial', 'authority']).map((post) => definition.directory.posts[post]?.unit);
  return posts.map((post) => {
    const { title = post, unit = '' } = definition.directory.posts[post] ?? {};
    return unit === '' || leaders.includes(unit) ? title : unit;
  });
}

/** @returns posts with who held them at the instant. */
export function postsWithHolders(definition: Definition, posts: readonly PostId[], at: number, language: Language): string {
  return listed(posts.map((post) => {
    const holder = holderOf(definition.directory, post, definition.calendar, at);
    const title = definition.directory.posts[post]?.title ?? post;
    const name = holder === undefined ? '' : (definition.directory.people[holder]?.name ?? holder);
    return name === '' ? title : { zh: `${title}${name}`, en: `${title} ${name}` }[language];
  }), language);
}

export function unitsOf(definition: Definition, posts: readonly PostId[], language: Language): string {
  return listed(posts.map((post) => definition.directory.posts[post]?.unit ?? ''), language);
}

/** @returns who acted and, where somebody stood in, for whom. */
export function actorName({ directory }: Definition, { person, onBehalfOf }: ActedBy, language: Language): string {
  const nameOf = (id: string) => directory.people[id]?.name ?? id;
  if (onBehalfOf === undefined) return nameOf(person);
  return { zh: `${nameOf(person)}（代${nameOf(onBehalfOf)}）`, en: `${nameOf(person)} (for ${nameOf(onBehalfOf)})` }[language];
}

/** @returns the office that issues: that of whoever issued it by hand, otherwise the one that administers the plan. */
export function issuerOf(definition: Definition, issuedBy: ActedBy | undefined): string | undefined {
  const post = issuedBy?.post ?? postsOf(definition, ['administrator'])[0];
  return post === undefined ? undefined : definition.directory.posts[post]?.unit;
}
