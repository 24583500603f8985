// Stands in for Bolt's index, which loads all of Bolt: here is what is imported of it, and a build fails for anything else.
export { default as App, LogLevel } from './App';
export { default as AwsLambdaReceiver } from './receivers/AwsLambdaReceiver';
