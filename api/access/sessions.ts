import { errors, jwtVerify, SignJWT } from 'jose';
import { ProblemError } from '../problems/problemError.ts';

const ALGORITHM = 'HS256';
const ISSUER = 'bihuan';
/** A working day; a demo left open overnight asks again who is there. */
const LIFE_HOURS = 12;

export interface Session {
  readonly person: string;
}

/** Makes and reads session tokens. */
export interface Sessions {
  issue(person: string, now: number): Promise<{ readonly token: string; readonly expiresAt: number }>;
  /** @throws ProblemError `sessionInvalid` when the token is not ours or its time is over. */
  read(token: string, now: number): Promise<Session>;
}

/** @param key at least 32 bytes; whoever has it can act as anybody. */
export function sessionsWith(key: Uint8Array): Sessions {
  return {
    async issue(person, now) {
      const expiresAt = now + LIFE_HOURS * 3_600_000;
      const token = await new SignJWT({})
        .setProtectedHeader({ alg: ALGORITHM })
        .setIssuer(ISSUER)
        .setSubject(person)
        .setIssuedAt(seconds(now))
        .setExpirationTime(seconds(expiresAt))
        .sign(key);
      return { token, expiresAt };
    },
    async read(token, now) {
      try {
        const { payload } = await jwtVerify(token, key, { algorithms: [ALGORITHM], issuer: ISSUER, requiredClaims: ['sub', 'exp'], currentDate: new Date(now) });
        return { person: payload.sub ?? '' };
      } catch (error) {
        if (error instanceof errors.JOSEError) throw new ProblemError('sessionInvalid');
        throw error;
      }
    },
  };
}

function seconds(instant: number): number {
  return Math.floor(instant / 1000);
}
