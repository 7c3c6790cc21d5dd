import { randomUUID } from "node:crypto";
import {
  type ColumnType,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlQueryable,
  type SqlResultSet,
  type Transaction,
} from "@prisma/driver-adapter-utils";
import pg from "pg";

/**
 * Lets Prisma's schema engine speak to PostgreSQL over `pg`. Prisma's own adapter cannot be used here: it does not
 * know the catalogue types (name, "char"), and its shadow database is the main one when given a connection string.
 */
const info = { provider: "postgres", adapterName: "@prisma/adapter-pg" } as const;

type Parse = (text: string) => unknown;
const asText: Parse = (text) => text;
const parserOf = pg.types.getTypeParser as (oid: number, format: "text") => unknown;
const asTextArray = parserOf(1009, "text") as (text: string) => (string | null)[];
const asNumberArray: Parse = (text) => asTextArray(text).map(Number);
const asBooleanArray: Parse = (text) => asTextArray(text).map((item) => item === "t");
const asUtc: Parse = (text) => `${text.replace(" ", "T")}+00:00`;
const asInstant: Parse = (text) =>
  new Date(text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00")).toISOString().replace("Z", "+00:00");

/** By type id (pg_type.oid): what the engine calls it, and how its text is read. Anything else stays text. */
const types = new Map<number, [ColumnType, Parse]>([
  [16, [ColumnTypeEnum.Boolean, (text) => text === "t"]],
  [18, [ColumnTypeEnum.Character, asText]],
  [20, [ColumnTypeEnum.Int64, asText]],
  [21, [ColumnTypeEnum.Int32, Number]],
  [23, [ColumnTypeEnum.Int32, Number]],
  [26, [ColumnTypeEnum.Int64, asText]],
  [114, [ColumnTypeEnum.Json, asText]],
  [700, [ColumnTypeEnum.Float, Number]],
  [701, [ColumnTypeEnum.Double, Number]],
  [1000, [ColumnTypeEnum.BooleanArray, asBooleanArray]],
  [1002, [ColumnTypeEnum.CharacterArray, asTextArray]],
  [1003, [ColumnTypeEnum.TextArray, asTextArray]],
  [1005, [ColumnTypeEnum.Int32Array, asNumberArray]],
  [1007, [ColumnTypeEnum.Int32Array, asNumberArray]],
  [1009, [ColumnTypeEnum.TextArray, asTextArray]],
  [1015, [ColumnTypeEnum.TextArray, asTextArray]],
  [1016, [ColumnTypeEnum.Int64Array, asTextArray]],
  [1028, [ColumnTypeEnum.Int64Array, asTextArray]],
  [1114, [ColumnTypeEnum.DateTime, asUtc]],
  [1184, [ColumnTypeEnum.DateTime, asInstant]],
  [1700, [ColumnTypeEnum.Numeric, asText]],
  [2950, [ColumnTypeEnum.Uuid, asText]],
  [3802, [ColumnTypeEnum.Json, asText]],
]);

const customTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number) => types.get(oid)?.[1] ?? asText,
};

/** Everything the engine opened in one call; it does not close its connections itself. */
export class EngineConnections {
  private readonly clients: pg.Client[] = [];
  private readonly shadows: string[] = [];

  constructor(private readonly url: string) {}

  factory(): SqlMigrationAwareDriverAdapterFactory {
    return {
      ...info,
      connect: async () => adapterOver(await this.open(this.url)),
      connectToShadowDb: async () => adapterOver(await this.openShadow()),
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.splice(0).map((client) => client.end()));
    for (const name of this.shadows.splice(0)) {
      await withClient(this.url, (client) =>
        client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`),
      );
    }
  }

  private async open(url: string): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: url });
    this.clients.push(client);
    await client.connect().catch(refuse);
    return client;
  }

  /** An empty database in which the engine replays the migrations, to see the schema they make. */
  private async openShadow(): Promise<pg.Client> {
    const name = `shadow_${randomUUID().replaceAll("-", "")}`;
    await withClient(this.url, (client) => client.query(`create database ${pg.escapeIdentifier(name)}`));
    this.shadows.push(name);
    const url = new URL(this.url);
    url.pathname = `/${name}`;
    return this.open(url.href);
  }
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function queryableOver(client: pg.Client): SqlQueryable {
  const run = ({ sql, args }: SqlQuery) =>
    client.query<unknown[]>({ text: sql, values: args, rowMode: "array", types: customTypes }).catch(refuse);
  return {
    ...info,
    queryRaw: async (query): Promise<SqlResultSet> => {
      const { fields, rows } = await run(query);
      return {
        columnNames: fields.map((field) => field.name),
        columnTypes: fields.map((field) => types.get(field.dataTypeID)?.[0] ?? ColumnTypeEnum.Text),
        rows,
      };
    },
    executeRaw: async (query) => (await run(query)).rowCount ?? 0,
  };
}

function adapterOver(client: pg.Client): SqlDriverAdapter {
  const command = async (sql: string) => {
    await client.query(sql).catch(refuse);
  };
  return {
    ...queryableOver(client),
    executeScript: command,
    startTransaction: async (): Promise<Transaction> => {
      await command("begin");
      return {
        ...queryableOver(client),
        options: { usePhantomQuery: true },
        commit: () => command("commit"),
        rollback: () => command("rollback"),
      };
    },
    getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
    dispose: () => Promise.resolve(), // The connection is closed with all the others of its call.
  };
}

/** PostgreSQL's refusals in the shape the engine reads; it tells "no such table" and the like by their code. */
function refuse(error: unknown): never {
  if (!(error instanceof pg.DatabaseError)) throw error;
  const code = error.code ?? "";
  throw new DriverAdapterError({
    kind: "postgres",
    code,
    severity: error.severity ?? "",
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
    originalCode: code,
    originalMessage: error.message,
  });
}
