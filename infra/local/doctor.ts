import { repositoryRoot } from '../repository.ts';
import { diagnose } from './doctor/diagnose.ts';
import { look } from './doctor/look.ts';
import { isWell, report } from './doctor/report.ts';

try {
  const findings = diagnose(await look(repositoryRoot, process.env));
  console.log(report(findings));
  if (!isWell(findings)) process.exitCode = 1;
} catch (error) {
  console.error(`Looking at this machine: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
