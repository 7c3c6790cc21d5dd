import { destination, pino } from "pino";

export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: object): Log;
}

/** JSON lines on stderr. Fields name ids and codes; anything that looks like a secret or a person is struck out. */
export function createLog(level: string, name: string): Log {
  const secret = [
    "accessToken",
    "refreshToken",
    "secret",
    "authorization",
    "email",
    "phone",
    "address",
    "body",
  ];
  const paths = secret.flatMap((field) => [field, `*.${field}`]);
  // Of an error, what helps and no more: drivers hang their whole connection on it.
  const err = (error: unknown) =>
    error instanceof Error
      ? {
          name: error.name,
          message: error.message,
          code: (error as { code?: unknown }).code,
          stack: error.stack,
        }
      : error;
  const options = { name, level, serializers: { err }, redact: { paths, censor: "[struck out]" } };
  return pino(options, destination({ fd: 2, sync: false }));
}
