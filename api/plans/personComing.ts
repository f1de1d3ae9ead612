import { findPerson } from '../../store/people.ts';
import type { Contact } from '../../store/plans.ts';
import type { Deps } from '../dependencies.ts';
import { ProblemError } from '../problems/problemError.ts';

/** Somebody who comes to a post, as the administrator names that person. */
export interface PersonGiven {
  readonly person: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

export interface PersonComing {
  readonly person: string;
  readonly name: string;
  readonly contacts: Readonly<Record<string, Contact>>;
}

/** @throws ProblemError `nameMissing` for somebody nobody knows; `personTaken` for an id that is somebody else's. */
export async function personComing({ database }: Deps, { person, name, email }: PersonGiven): Promise<PersonComing> {
  const known = await findPerson(database, person);
  if (known && name !== undefined && name !== known.name) throw new ProblemError('personTaken', { person, name: known.name, given: name });
  const called = known?.name ?? name;
  if (called === undefined) throw new ProblemError('nameMissing', { person });
  return { person, name: called, contacts: { [person]: email === undefined ? {} : { email } } };
}
