declare module 'sql.js/dist/sql-wasm-inline.js' {
  type Value = string | number | null;
  interface Statement {
    run(values: readonly Value[]): void;
    free(): void;
  }
  class Database {
    constructor(data?: Uint8Array);
    run(sql: string): Database;
    prepare(sql: string): Statement;
    exec(sql: string): { readonly columns: readonly string[]; readonly values: readonly (readonly Value[])[] }[];
    export(): Uint8Array;
    close(): void;
  }
  export default function initialise(): Promise<{ readonly Database: typeof Database }>;
}
