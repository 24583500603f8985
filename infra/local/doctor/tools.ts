import { PYTHON_SOURCES } from '../setup/emulator-python.ts';
import { GO_SOURCES } from '../setup/go.ts';
import { SPACE } from '../setup/space.ts';
import type { Finding } from './finding.ts';
import type { Situation } from './situation.ts';

/** A finding, and the bytes that getting the part takes. */
export interface Tool {
  finding: Finding;
  needs: number;
}

/** Pure: how the Pulumi CLI will be got, in the order in which the set-up tries. */
export function judgeCli({ cli, go }: Situation): Tool {
  const part = `Pulumi CLI ${cli.version}`;
  if (cli.cached) return there(part, 'in the cache');
  if (cli.onPath) return there(part, 'on the PATH');
  if (cli.site) return toGet(part, 'its installer at get.pulumi.com', SPACE.cliDownload);
  if (go !== undefined)
    return toGet(part, `built from Go modules with Go ${go}: about 6 minutes, once`, SPACE.cliBuild);
  return missing(
    part,
    `not in the cache, not on the PATH, get.pulumi.com is out of reach, and there is no Go to build it. ` +
      `Install ${GO_SOURCES}, or put a \`pulumi\` of this very version on the PATH.`,
  );
}

/** Pure: how the AWS plugin will be got. */
export function judgePlugin({ plugin, go }: Situation): Tool {
  const part = `AWS plugin ${plugin.version}`;
  if (plugin.cached) return there(part, 'in the cache');
  if (plugin.site) return toGet(part, 'its download site', SPACE.pluginDownload);
  const out = 'not in the cache, its download sites (github.com, get.pulumi.com) are out of reach';
  if (!plugin.buildable) {
    return missing(
      part,
      `${out}, and infra/local/aws-plugin builds another version: bring its upstream.ts to this one.`,
    );
  }
  if (go === undefined) return missing(part, `${out}, and there is no Go to build it. Install ${GO_SOURCES}.`);
  return toGet(part, `built from Go modules with Go ${go}: about 6 minutes, once`, SPACE.pluginBuild);
}

/** Pure: how the emulator's Python will be got. */
export function judgePython({ python }: Situation): Tool {
  const part = "Emulator's Python";
  if (python.version === undefined) {
    return missing(part, `no Python 3.10 or newer is on the PATH. Install one: ${PYTHON_SOURCES}.`);
  }
  if (python.cached) return there(part, `in the cache, made with Python ${python.version}`);
  if (!python.venv) {
    return missing(
      part,
      `Python ${python.version} has no venv with pip in it. On Debian and Ubuntu: \`apt-get install python3-venv\`.`,
    );
  }
  return toGet(
    part,
    `installed with pip into an environment of Python ${python.version}: about half a minute, once`,
    SPACE.python,
  );
}

/** Pure: Go is only needed where something has to be built. */
export function judgeGo({ go }: Situation): Finding {
  if (go !== undefined) return { part: 'Go', state: 'there', text: go };
  return {
    part: 'Go',
    state: 'without',
    text: 'none that can build; only a machine that reaches no download site needs it',
  };
}

function there(part: string, text: string): Tool {
  return { finding: { part, state: 'there', text }, needs: 0 };
}

function toGet(part: string, text: string, needs: number): Tool {
  return { finding: { part, state: 'to get', text }, needs };
}

function missing(part: string, text: string): Tool {
  return { finding: { part, state: 'missing', text }, needs: 0 };
}
