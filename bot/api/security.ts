/** How callers say who they are, as OpenAPI security schemes: AWS's signature at one address, tokens at another. */
export const SECURITY_SCHEMES = {
  sigv4: {
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
    description: 'AWS Signature Version 4 for the service `lambda`, at the address of the signed API.',
    'x-amazon-apigateway-authtype': 'awsSigv4',
  },
  bearer: {
    type: 'http',
    scheme: 'bearer',
    description: 'A token of `/playground token create`, at the address of the token API.',
  },
} as const;
