import * as pulumi from '@pulumi/pulumi';
import type { DeployedTemplates } from '../provisioner/templates/deployed.ts';
import { DeadLetters } from './components/dead-letters.ts';
import { DOORS } from './components/doors.ts';
import { existingNetwork } from './components/existing-network.ts';
import { signedApi, tokenApi } from './components/functions/api.ts';
import { botFunction } from './components/functions/bot.ts';
import { notifierFunction } from './components/functions/notifier.ts';
import { operationTask } from './components/functions/operation-task.ts';
import { provisionerFunction } from './components/functions/provisioner.ts';
import { metricsNamespace, type Shared } from './components/functions/shared.ts';
import { sweeperFunction } from './components/functions/sweeper.ts';
import { hostedZone } from './components/load-balancer/hosted-zone.ts';
import { LoadBalancer } from './components/load-balancer/load-balancer.ts';
import { LoopbackZone } from './components/loopback-zone.ts';
import { Network } from './components/network.ts';
import { deploymentPlace } from './components/place.ts';
import { PlaygroundSite } from './components/playground-site.ts';
import { RegistryTable } from './components/registry-table.ts';
import { StateBucket } from './components/state-bucket.ts';
import { taskAlerts } from './components/task-alerts.ts';
import { TemplatesObject } from './components/templates-object.ts';
import { Topics } from './components/topics.ts';
import { Triggers, tasksOf } from './components/triggers.ts';
import { againstColdStarts } from './components/warm/warm.ts';
import { Watching } from './components/watching/watching.ts';
import type { InfraProgramOutputs } from './outputs.ts';
import { parameterPrefix } from './secrets.ts';
import type { Settings } from './settings.ts';

/** The Pulumi program that deploys the bot. Secrets are in SSM before it runs, and it knows their names only. */
export const botInfrastructure =
  (settings: Settings, stackName: string, deployed: DeployedTemplates) => async (): Promise<InfraProgramOutputs> => {
    const prefix = parameterPrefix(stackName);
    const credentialsPrefix = `${prefix}/playgrounds`;
    const { logRetentionDays, protectData } = settings;

    const place = await deploymentPlace();
    const network =
      settings.network === 'own' ? new Network('playgrounds') : await existingNetwork(settings.network, place);
    if (settings.serviceNames) new LoopbackZone('playgrounds', { vpcId: network.vpcId });
    const { domain, allowedCidrs } = settings;
    const loadBalancer =
      domain === undefined
        ? undefined
        : new LoadBalancer('playgrounds', { network, domain, zoneId: await hostedZone(domain), allowedCidrs });
    const site = new PlaygroundSite('playgrounds', {
      place,
      existingCluster: settings.cluster,
      deployment: stackName,
      logGroupName: `${prefix}/playgrounds`,
      logRetentionDays,
      credentialsPrefix,
      templatePolicies: settings.templatePolicies,
      secretParameters: [...new Set(Object.values(settings.templateSecrets))].sort(),
    });
    const registry = new RegistryTable('playground-registry', { protectData });
    const state = new StateBucket('playground-state', { protectData });
    const templates = new TemplatesObject('templates', { bucket: state.name, deployed });
    const topics = new Topics('topics');
    const heard = [topics.eventsArn, topics.alertsArn];
    const deadLetters = new DeadLetters('playground-dead-letters', { topics: heard, place });

    const shared: Shared = { settings, deployed, registry, prefix, credentialsPrefix };
    const parts = { place, network, site, state, topics, templates, loadBalancer };
    const task = operationTask(shared, parts);
    const provisioner = provisionerFunction(shared, parts, task);
    const requests = { place, provisioner, site, topics };
    const bot = botFunction(shared, requests);
    const api = signedApi(shared, requests);
    const tokens = tokenApi(shared, requests);
    const notifier = notifierFunction(shared, { place, topics, deadLetters, site });
    const sweeper = sweeperFunction(shared, { place, site, state, provisioner, notifier, deadLetters, topics });

    const doors = DOORS[settings.ingress];
    const door = doors.public('playground-bot', bot);
    againstColdStarts('playground-bot', bot, settings.coldStarts);
    const signedDoor = api && doors.signed('playground-api', api);
    const tokenDoor = tokens && doors.public('playground-api-tokens', tokens);
    const brokenTasks =
      task && taskAlerts('playground-operation', { clusterArn: task.clusterArn, topicArn: topics.alertsArn });
    const tellers = [task ?? provisioner, bot, sweeper, api, tokens].flatMap((each) => each?.roleArn ?? []);
    topics.publishedBy({ events: tellers, alerts: provisioner.roleArn }, brokenTasks !== undefined, place);
    topics.deliveredTo(notifier, deadLetters);
    new Triggers('playground-sweeper', {
      target: sweeper,
      when: { clock: { schedule: 'rate(1 minute)' }, tasks: tasksOf(site.clusterArn) },
    });

    const watching = new Watching('playground', {
      look: {
        region: place.region,
        namespace: metricsNamespace(prefix),
        bot: bot.name,
        provisioner: provisioner.name,
        sweeper: sweeper.name,
        notifier: notifier.name,
        deadLetters: deadLetters.queueName,
        brokenTasks: brokenTasks?.name,
      },
      dashboardName: `${pulumi.getProject()}-${stackName}`,
      runbookUrl: settings.runbookUrl,
      alertsTopicArn: topics.alertsArn,
      subscriptions: settings.alertSubscriptions,
    });

    return {
      botFunctionUrl: door.url,
      ...(signedDoor && { apiUrl: signedDoor.url, apiCallerPolicy: signedDoor.callerPolicy }),
      ...(tokenDoor && { apiTokenUrl: tokenDoor.url }),
      ...(api && { apiFunctionName: api.name }),
      ...(tokens && { apiTokenFunctionName: tokens.name }),
      botFunctionName: bot.name,
      provisionerFunctionName: provisioner.name,
      notifierFunctionName: notifier.name,
      sweeperFunctionName: sweeper.name,
      deadLettersUrl: deadLetters.url,
      registryTable: registry.name,
      stateBucket: state.name,
      clusterArn: site.clusterArn,
      eventsTopicArn: topics.eventsArn,
      alertsTopicArn: topics.alertsArn,
      logGroup: site.logGroupName,
      credentialsPrefix,
      alarmNames: pulumi.all(watching.alarms),
      dashboardName: watching.dashboardName,
    };
  };
