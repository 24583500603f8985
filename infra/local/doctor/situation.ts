import type { DockerPlan } from '../setup/docker-plan.ts';

/** What there is on this machine. */
export interface Situation {
  /** As process.version says it, without the `v`. */
  node: string;
  cache: { folder: string; bytes: number };
  cli: {
    version: string;
    cached: boolean;
    /** Exactly this version is on the PATH. */
    onPath: boolean;
    site: boolean;
  };
  plugin: {
    version: string;
    cached: boolean;
    site: boolean;
    /** Our sources are made for this version. */
    buildable: boolean;
  };
  python: {
    /** `3.11`; undefined when none is new enough. */
    version: string | undefined;
    cached: boolean;
    /** It can make a virtual environment with pip in it. */
    venv: boolean;
  };
  /** Version of a Go that can build. */
  go: string | undefined;
  docker: DockerPlan;
  ports: { name: string; port: number; free: boolean }[];
  /** The process of a local cloud that runs out of this clone. */
  running: number | undefined;
  /** The folders that are written to, and what their disks have free. */
  disks: { folder: string; freeBytes: number }[];
}
