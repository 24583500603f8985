import { type Fates, fineIf, idle, mapped, refused } from './fate.ts';

const FRESH = 'A task’s volume is made with the task and goes with it.';
const ONE_NETWORK = 'The containers of a playground share one network.';

/** The keys of the file itself. */
export const FILE_KEYS: Fates = {
  services: mapped('the containers of one task'),
  volumes: mapped('the volumes of the task'),
  secrets: mapped('the generated password, or a secret of the deployment'),
  version: idle('Compose itself no longer reads it.'),
  name: idle('A template is named after its folder.'),
  networks: idle(ONE_NETWORK),
  include: refused('One file is one template, and this one stands in several.', 'Write the services into this file.'),
  configs: refused(
    'Nothing but images can bring files into a Fargate task.',
    'Copy them in the Dockerfiles.',
    fineIf.empty,
  ),
  models: refused('Nothing but containers is run.', 'Run the model as a service with an image.'),
  jobs: refused('Nothing runs on a schedule in a playground.', 'Make it a service with restart: "no".'),

  'volumes.*.driver': refused(FRESH, 'Take it out.', fineIf.is('local')),
  'volumes.*.driver_opts': refused(FRESH, 'Take it out, or make the data part of an image.', fineIf.empty),
  'volumes.*.external': refused(
    FRESH,
    'Take it out; let a service fill it, such as one whose image is the data.',
    fineIf.off,
  ),
  'volumes.*.name': idle(FRESH),
  'volumes.*.labels': idle(FRESH),
  'secrets.*.environment': mapped('the variable that is the secret'),
  'secrets.*.external': mapped('a secret that the deployment has under this name'),
  'secrets.*.external.name': mapped('the deployment’s name for it'),
  'secrets.*.file': mapped('refused, unless `x-playground` says what takes its place'),
  'secrets.*.name': mapped('the deployment’s name for it, with `external`'),
  'secrets.*.labels': idle('The value lies in SSM.'),
  'secrets.*.driver': refused('Secrets lie in SSM.', 'Take it out.'),
  'secrets.*.driver_opts': refused('Secrets lie in SSM.', 'Take it out.'),
  'secrets.*.template_driver': refused('Secrets lie in SSM.', 'Take it out.'),
};
