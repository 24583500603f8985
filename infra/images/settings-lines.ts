/** The lines of Pulumi.<stack>.yaml that name the provisioner's image. @param reference by digest */
export function settingsOfImage(reference: string): string {
  return [
    'Put this into the settings of infra/Pulumi.<stack>.yaml, then deploy:',
    '    provisioner:',
    '      package: image',
    `      imageUri: ${reference}`,
  ].join('\n');
}
