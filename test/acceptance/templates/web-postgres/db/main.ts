import { createServer, type Socket } from 'node:net';

/** The part of PGlite's API that is used; its package is copied beside this file, and is no dependency here. */
interface Database {
  waitReady: Promise<void>;
  execProtocolRaw(message: Uint8Array): Promise<Uint8Array>;
}
const { PGlite } = (await import(new URL('./pglite/dist/index.js', import.meta.url).href)) as {
  PGlite: new () => Database;
};

const PORT = 5432;
/** What a client asks first that would like TLS: there is none, and it goes on without. */
const SSL_REQUEST = 80877103;
const OK_AND_READY = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);

const database = new PGlite();
await database.waitReady;

/** Lets everybody in, and hands each message to the database, in the order in which they come. */
function serve(socket: Socket): void {
  let waiting = Buffer.alloc(0);
  let started = false;
  let answering = Promise.resolve();
  socket.on('error', () => socket.destroy());
  socket.on('data', (data) => {
    waiting = Buffer.concat([waiting, data]);
    for (;;) {
      const header = started ? 1 : 0;
      if (waiting.length < header + 4) return;
      const length = header + waiting.readInt32BE(header);
      if (waiting.length < length) return;
      const message = waiting.subarray(0, length);
      waiting = waiting.subarray(length);
      if (started) answering = answering.then(async () => void socket.write(await database.execProtocolRaw(message)));
      else if (message.readInt32BE(4) === SSL_REQUEST) socket.write('N');
      else {
        started = true;
        socket.write(OK_AND_READY);
      }
    }
  });
}
createServer(serve).listen(PORT, () => console.log(`PostgreSQL answers at port ${PORT}`));
process.on('SIGTERM', () => process.exit());
