// Stands in for the SDK's look into the files of ~/.aws, which Lambda does not have: a function's settings are its environment.
const fromSharedConfigFiles = () => async () => {
  // As the SDK says that a source has no such setting, so that it goes on to the default.
  throw Object.assign(new Error('this bundle was made without files of settings: see infra/bundle/left-out.ts'), {
    tryNextLink: true,
  });
};
module.exports = { fromSharedConfigFiles };
