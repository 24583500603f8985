import { connect } from 'node:net';

/** Asks a PostgreSQL one question in its own protocol, and returns the rows' columns as texts. */
export async function query(url: URL, sql: string): Promise<string[][]> {
  const socket = connect(Number(url.port), url.hostname);
  const rows: string[][] = [];
  let waiting = Buffer.alloc(0);
  let asked = false;
  socket.write(framed('', Buffer.from(`\0\x03\0\0user\0${url.username}\0database\0${url.pathname.slice(1)}\0\0`)));
  for await (const data of socket) {
    waiting = Buffer.concat([waiting, data as Buffer]);
    while (waiting.length >= 5 && waiting.length > waiting.readInt32BE(1)) {
      const end = 1 + waiting.readInt32BE(1);
      const [kind, body] = [String.fromCharCode(waiting[0] ?? 0), waiting.subarray(5, end)];
      waiting = waiting.subarray(end);
      if (kind === 'E') throw new Error(body.toString().replaceAll('\0', ' '));
      if (kind === 'D') rows.push(columns(body));
      if (kind !== 'Z') continue;
      if (asked) {
        socket.end();
        return rows;
      }
      asked = true;
      socket.write(framed('Q', Buffer.from(`${sql}\0`)));
    }
  }
  throw new Error('the database hung up');
}

function framed(kind: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(kind), length, body]);
}

function columns(body: Buffer): string[] {
  const found: string[] = [];
  let at = 2;
  for (let left = body.readInt16BE(0); left > 0; left -= 1) {
    const length = body.readInt32BE(at);
    found.push(length < 0 ? '' : body.toString('utf8', at + 4, at + 4 + length));
    at += 4 + Math.max(length, 0);
  }
  return found;
}
