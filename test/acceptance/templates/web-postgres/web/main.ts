import { createServer } from 'node:http';
import { query } from './query.ts';

const PORT = 8080;
const database = new URL(process.env['DATABASE_URL'] ?? '');
await query(database, 'create table if not exists visits (at timestamptz default now())');

/** Counts its visits in the database, which it knows by the name of the service alone. */
const server = createServer(async (_, response) => {
  try {
    await query(database, 'insert into visits default values');
    const [[visits, version] = []] = await query(database, 'select count(*), version() from visits');
    const mailKey = process.env['MAIL_KEY']?.length;
    response.end(JSON.stringify({ visits: Number(visits), version, database: database.hostname, mailKey }));
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});
server.listen(PORT);
process.on('SIGTERM', () => process.exit());
