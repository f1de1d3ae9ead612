/** Errors of sockets, and of PostgreSQL when it is going away, starting, or out of connections. */
const SOCKET_CODES = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'EAI_AGAIN'];
const SQL_STATES = /^(08\w{3}|57P0[123]|53300)$/;

/** @returns whether the failure says that the database is not there, rather than that it refused a statement. */
export function isStoreAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return SOCKET_CODES.includes(code) || SQL_STATES.test(code) || /timeout exceeded when trying to connect|Connection terminated|PGlite is closed/.test(error.message);
}
