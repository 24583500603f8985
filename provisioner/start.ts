/**
 * The first process of the provisioner's image. Lambda starts it with the handler's name; `run <operation id>` does one
 * operation outside Lambda.
 */
/** Where the Dockerfile puts aws-lambda-ric. */
const RUNTIME_CLIENT = '/opt/runtime-client/index.mjs';

const [, , first = 'index.handler'] = process.argv;

if (first === 'run') {
  await import(`${import.meta.dirname}/cli/index.js`);
} else {
  process.on('unhandledRejection', (error) => {
    console.error('The runtime API gave no event, or nothing handled an error; the process ends here:', error);
    process.exit(1);
  });
  Object.assign(process.env, {
    // Set here, because Lambda's own values for an image are not documented.
    _HANDLER: first,
    LAMBDA_TASK_ROOT: import.meta.dirname,
    // The native one (4.0.2) crashes without a word when the runtime API answers 410.
    AWS_LAMBDA_NODEJS_USE_ALTERNATIVE_CLIENT_1: 'true',
  });
  await import(RUNTIME_CLIENT);
}
