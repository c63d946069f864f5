import type { Call, Client, Factory } from "./client.js";

const made: Factory = { args: ["options"], construct: true };

/** `client.send(command, options)`, and the same as a method: `client.getObject(input, options)`. */
const command: Call = { args: ["other", "options"], returns: "response", instance: true };

const shared = {
  name: "aws-sdk",
  kind: "http",
  exports: ["*"],
  source: "https://github.com/aws/aws-sdk-js-v3/blob/main/supplemental-docs/CLIENTS.md#request-handler-requesthandler",
  rejects: { timeout: ["TimeoutError"], abort: ["AbortError", "Error"], signal: ["AbortError", "Error"] },
} as const satisfies Partial<Client>;

/** The limits of the handler that sends requests in Node. Whether `requestTimeout` ends them, or only warns, differs by version. */
const limits = {
  socketTimeout: { takes: "ms", covers: ["headers", "idle"], off: [0], longest: Number.MAX_VALUE },
  connectionTimeout: { takes: "ms", covers: ["connect"], off: [0] },
} as const satisfies Client["bounds"];

/**
 * The clients of the AWS SDK 3: no limit by default, however often they try. `socketTimeout` ends a server that stops sending.
 * Only services that answer soon: Lambda, SQS and others may rightly keep a caller waiting, and no one limit suits all their calls.
 */
export const awsSdk: Client = {
  ...shared,
  modules: [
    "@aws-sdk/client-cloudformation",
    "@aws-sdk/client-cloudfront",
    "@aws-sdk/client-cloudwatch",
    "@aws-sdk/client-cloudwatch-logs",
    "@aws-sdk/client-cognito-identity-provider",
    "@aws-sdk/client-dynamodb",
    "@aws-sdk/client-ec2",
    "@aws-sdk/client-ecr",
    "@aws-sdk/client-ecs",
    "@aws-sdk/client-eventbridge",
    "@aws-sdk/client-firehose",
    "@aws-sdk/client-iam",
    "@aws-sdk/client-kms",
    "@aws-sdk/client-rds",
    "@aws-sdk/client-route-53",
    "@aws-sdk/client-s3",
    "@aws-sdk/client-scheduler",
    "@aws-sdk/client-secrets-manager",
    "@aws-sdk/client-ses",
    "@aws-sdk/client-sesv2",
    "@aws-sdk/client-sns",
    "@aws-sdk/client-ssm",
    "@aws-sdk/client-sts",
  ],
  versions: ">=3.850",
  factories: {
    CloudFormationClient: made,
    CloudFormation: made,
    CloudFrontClient: made,
    CloudFront: made,
    CloudWatchClient: made,
    CloudWatch: made,
    CloudWatchLogsClient: made,
    CloudWatchLogs: made,
    CognitoIdentityProviderClient: made,
    CognitoIdentityProvider: made,
    DynamoDBClient: made,
    DynamoDB: made,
    EC2Client: made,
    EC2: made,
    ECRClient: made,
    ECR: made,
    ECSClient: made,
    ECS: made,
    EventBridgeClient: made,
    EventBridge: made,
    FirehoseClient: made,
    Firehose: made,
    IAMClient: made,
    IAM: made,
    KMSClient: made,
    KMS: made,
    RDSClient: made,
    RDS: made,
    Route53Client: made,
    Route53: made,
    S3Client: made,
    S3: made,
    SchedulerClient: made,
    Scheduler: made,
    SecretsManagerClient: made,
    SecretsManager: made,
    SESClient: made,
    SES: made,
    SESv2Client: made,
    SESv2: made,
    SNSClient: made,
    SNS: made,
    SSMClient: made,
    SSM: made,
    STSClient: made,
    STS: made,
  },
  calls: {
    send: command,
    "*": command,
  },
  bounds: {
    "requestHandler.socketTimeout": limits.socketTimeout,
    "requestHandler.connectionTimeout": limits.connectionTimeout,
    abortSignal: { takes: "signal", off: [null] },
  },
  edit: "requestHandler.socketTimeout",
  opaque: ["requestHandler.requestTimeout", "extensions"],
  hook: "middlewareStack.add",
  offline: ["getSignedUrl", "createPresignedPost", "destroy", "middlewareStack.add"],
};

/** The handler that an AWS client is given to send its requests: the same. */
export const awsHandler: Client = {
  ...shared,
  modules: ["@smithy/node-http-handler"],
  versions: ">=4",
  factories: { NodeHttpHandler: made },
  calls: { handle: command },
  bounds: { ...limits, abortSignal: { takes: "signal", off: [null] } },
  edit: "socketTimeout",
  opaque: ["requestTimeout", "httpAgent", "httpsAgent"],
};
