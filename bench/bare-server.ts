import { createServer } from 'node:http';
import pg from 'pg';

/** The barest server of a list: the same statements, nothing around them. BENCH_SQL: `[{ text, values }]`. */
const statements = JSON.parse(process.env.BENCH_SQL!) as { text: string; values: unknown[] }[];
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });
const server = createServer((_request, response) => {
  Promise.all(statements.map((statement) => pool.query(statement))).then(
    (answers) => {
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(answers.map(({ rows }) => rows as unknown)));
    },
    (error: Error) => response.writeHead(500).end(error.message),
  );
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send!({ ready: typeof address === 'object' ? `http://127.0.0.1:${address!.port}` : '' });
});
process.on('SIGTERM', () => process.exit(0));
