import { createServer } from 'node:http';
import { isAllowed } from './auth.ts';
import { openRecords } from './records.ts';

const PORT = 8080;
const records = await openRecords('/data');
const password = process.env['PLAYGROUND_PASSWORD'] ?? '';

const server = createServer(async (request, response) => {
  if (request.url === '/health') return response.end('ok');
  if (!isAllowed(request.headers.authorization, password)) {
    return response.writeHead(401, { 'www-authenticate': 'Basic realm="playground"' }).end();
  }
  const [, asked] = /^\/records\/(\d{1,9})$/.exec(request.url ?? '') ?? [];
  if (request.url === '/') {
    response.setHeader('content-type', 'text/plain; charset=utf-8');
    return response.end(`${records.count} records. Each is at /records/ and its number, from 0.\n`);
  }
  const record = asked === undefined ? undefined : await records.read(Number(asked));
  if (!record) return response.writeHead(404).end('There is no such record.\n');
  response.end(record);
});
server.listen(PORT, () => console.log(`${records.count} records at port ${PORT}`));
process.on('SIGTERM', () => server.close(() => void records.close().then(() => process.exit())));
