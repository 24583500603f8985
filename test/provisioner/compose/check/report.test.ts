import { describe, expect, it } from 'vitest';
import { report } from '../../../../provisioner/compose/check/report.ts';
import { compiled } from '../support/folder.ts';

const pricePerHour = ({ cpu, memory }: { cpu: number; memory: number }): number => (cpu + memory) / 100_000;

const SHOP = `
x-playground: { open: web:8080/shop, description: A shop }
services:
  web:
    build: { context: ., dockerfile: web/Dockerfile }
    ports: ['80:8080', '9000']
    depends_on:
      seed: { condition: service_completed_successfully }
      db: { condition: service_healthy }
    logging: { driver: json-file }
    cpus: 0.5
  worker:
    image: worker:1
    restart: on-failure
    depends_on: [db]
    mem_limit: 300m
  db:
    image: postgres:17
    restart: always
    volumes: ['data:/var/lib/postgresql/data']
    mem_reservation: 256m
    expose: [5432]
    healthcheck: { test: pg_isready }
  seed:
    image: seed:1
    volumes: ['seeds:/seeds']
volumes: { data: , seeds: }
`;

describe('the report on a template', () => {
  it('says all that is said, and shows the task, its cost and its start order', () => {
    expect(report(compiled(SHOP), pricePerHour).join('\n')).toMatchInlineSnapshot(`
      "compose.yaml:6:24 warning services.web.ports[1]: 9000 is reached by siblings at localhost and not from outside: a playground has one front door, web:8080.
      compose.yaml:10:5 warning services.web.logging: It has no effect. All output goes to the bot’s log group.
      compose.yaml:6:13 note services.web.ports[0]: People reach it at 8080, not at 80: a task has an address of its own.

      sample: A shop

      #  container  image                      role  cpu  memory           listens at               when it ends
      1  seed       seed:1                     data  -    -                -                        the task goes on
      2  db         postgres:17                app   -    256 MiB or more  -                        restarted
      3  web        built from web/Dockerfile  app   0.5  -                8080 (front door), 9000  the task ends
      4  worker     worker:1                   app   -    300 MiB          -                        restarted if it failed, else the task ends

      Task: 0.5 vCPU, 1024 MiB, 20 GiB of storage, linux/amd64
            seed, web say nothing of memory and count 128 MiB each; x-playground.memory sets the task’s
      Cost: $0.0154 an hour, with its public address
      Opens: web, http://ADDRESS:8080/shop
      Reaches: what the deployment’s setting egress lets it, which is tcp 443 where it says nothing
      Volumes: data, seeds

      Start order:
        seed
        db
        ├─ web, when db is healthy and seed has ended well
        └─ worker, when db has started

      It can be deployed: 0 refused, warnings: 2, notes: 1."
    `);
  });

  it('shows what the deployment has to give, what people may choose, and what its storage costs', () => {
    const asking = `
x-playground: { open: web:80, storage: 120g, tags: { web: 'v\\d+' }, secrets: { STRIPE_KEY: stripe } }
services:
  web: { image: 'a:v1', environment: { KEY: '\${STRIPE_KEY}' } }
`;
    const lines = report(compiled(asking), ({ ephemeralStorageGiB = 0 }) => ephemeralStorageGiB / 1000);
    expect(lines).toEqual(
      expect.arrayContaining([
        'Task: 0.25 vCPU, 512 MiB, 120 GiB of storage, linux/amd64',
        'Cost: $0.1200 an hour, with its public address',
        'Secrets: stripe, which the deployment’s setting templateSecrets has to name',
        'Tags: web=v\\d+',
      ]),
    );
  });

  it('says everything that is refused, and that nothing is made of it', () => {
    const lines = report(
      compiled('services:\n  web:\n    privileged: true\n    image: a\n    cpus: 20\n'),
      pricePerHour,
    );
    expect(lines).toMatchInlineSnapshot(`
      [
        "compose.yaml:1:1 refused x-playground.open: Which port do people open? The file publishes none. Write x-playground: {open: "service:port"}.",
        "compose.yaml:1:1 refused services: The task asks for 20 CPUs and 128 MiB, and Fargate’s largest has 16 CPUs and 122880 MiB. Ask for less.",
        "compose.yaml:3:5 refused services.web.privileged: Fargate runs no privileged containers. Take it out; with a capability that is needed, SYS_PTRACE alone can be added.",
        "",
        "No template is made of it: 3 refused, warnings: 0, notes: 0.",
      ]
    `);
  });
});
