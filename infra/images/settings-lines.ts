import { PROVISIONER } from './image-keys.ts';

/**
 * The lines of Pulumi.<stack>.yaml that name the images.
 * @param images image key → reference by digest
 */
export function settingsOfImages(images: Record<string, string>): string {
  const { [PROVISIONER]: provisioner, ...templates } = images;
  return [
    'Put these into the settings of infra/Pulumi.<stack>.yaml, then deploy:',
    '    provisioner:',
    '      package: image',
    `      imageUri: ${provisioner}`,
    '    templateImages:',
    ...Object.entries(templates).map(([key, uri]) => `      ${key}: ${uri}`),
  ].join('\n');
}
