import type { Text } from './variable-text.ts';

/** What can be created: the containers of one Fargate task. They share one network namespace, so siblings are at localhost. */
export interface Template {
  name: string;
  description: string;
  /** CPU units (1024 = one vCPU) and MiB: one of the pairs that Fargate sells. */
  cpu: number;
  memory: number;
  platform: Platform;
  /** 21-200; without it a task has Fargate's 20. */
  ephemeralStorageGiB?: number;
  front: FrontDoor;
  /** Task volumes: root-owned at start, gone with the task; empty but for what the image declares as VOLUME at the same path. */
  volumes: string[];
  /** Names by which containers address their siblings. They resolve only where the network has the loopback zone. */
  namesUsed: string[];
  /** In start order: a container comes after those it depends on. */
  containers: TemplateContainer[];
}

/** One for all containers of a task, in Docker's words. */
export type Platform = 'amd64' | 'arm64';

/** Where the playground answers: the one port that can be reached from outside. */
export interface FrontDoor {
  container: string;
  port: number;
  /** Begins with `/`; the address that people get ends with it where it is more than that. */
  path: string;
}

/**
 * One service of a template, in the words of an ECS container definition where ECS has a word for it. Times in seconds,
 * `cpu` in CPU units, memory in MiB.
 */
export interface TemplateContainer {
  /** The service's name. */
  name: string;
  /**
   * A key of the deployment's image table (`images` in deployed.ts): which registry holds it is no business of a template. It is
   * `<template>/<service>`. Services that have one image in common share the key of the first of them in the alphabet.
   */
  image: string;
  /** Data images have versions of their own, and status shows them apart. */
  role: 'app' | 'data';
  /** Image tags that people may choose, as a regular expression for the whole tag; without it they may choose none. */
  tags?: string;
  /** When an essential container ends, ECS stops the task. */
  essential: boolean;
  entryPoint?: Text[];
  command?: Text[];
  workingDirectory?: string;
  /** `uid:gid`, in numbers where the image may have no /etc/passwd. */
  user?: string;
  environment?: Record<string, Text>;
  /** Variable → where its value lies. It reaches the container through `secrets` and never through the definition. */
  secrets?: Record<string, SecretSource>;
  portMappings?: { containerPort: number; protocol: 'tcp' | 'udp' }[];
  dependsOn?: { containerName: string; condition: 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY' }[];
  mountPoints?: { sourceVolume: string; containerPath: string; readOnly: boolean }[];
  volumesFrom?: { sourceContainer: string; readOnly: boolean }[];
  /** ECS takes an interval of 5-300, a timeout of 2-60, 1-10 retries and a start period of 0-300. */
  healthCheck?: { command: Text[]; interval: number; timeout: number; retries: number; startPeriod?: number };
  /** Starts it again in its place, and the task goes on. `period`: it must have run for so long (60-1800). */
  restartPolicy?: { ignoredExitCodes?: number[]; period?: number };
  /** Of all limits Fargate lets one be set: `nofile`. */
  ulimits?: { name: 'nofile'; softLimit: number; hardLimit: number }[];
  capabilities?: { add?: string[]; drop?: string[] };
  /** An init process of ECS's own that passes signals on and buries what it inherits. */
  init: boolean;
  readonlyRootFilesystem: boolean;
  /** At most 120. */
  stopTimeout: number;
  cpu?: number;
  /** Beyond it the container is killed. */
  memory?: number;
  memoryReservation?: number;
  labels?: Record<string, Text>;
  systemControls?: { namespace: string; value: string }[];
  interactive?: boolean;
  pseudoTerminal?: boolean;
}

/** The playground's generated password, or a secret whose SSM parameter the deployment names (TEMPLATE_SECRETS). */
export type SecretSource = { kind: 'password' } | { kind: 'parameter'; name: string };
