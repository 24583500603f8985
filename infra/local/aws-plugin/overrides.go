package main

import (
	"strings"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
)

type fields = map[string]*tfbridge.SchemaInfo

// overrides is where @pulumi/aws departs from the bridge's own naming and typing, by upstream resource and field. A test
// compares the outcome with the SDK's declarations for every resource that this project uses.
func overrides() map[string]fields {
	archive := func(hashField string) *tfbridge.SchemaInfo {
		return &tfbridge.SchemaInfo{
			Name:  "code",
			Asset: &tfbridge.AssetTranslation{Kind: tfbridge.FileArchive, HashField: hashField},
		}
	}
	named := func(name string) *tfbridge.SchemaInfo { return &tfbridge.SchemaInfo{Name: name} }
	list := func(name string) *tfbridge.SchemaInfo {
		return &tfbridge.SchemaInfo{Name: name, MaxItemsOne: tfbridge.False()}
	}
	elem := func(inside fields) *tfbridge.SchemaInfo {
		return &tfbridge.SchemaInfo{Elem: &tfbridge.SchemaInfo{Fields: inside}}
	}
	policy := &tfbridge.SchemaInfo{Type: "string", Transform: tfbridge.TransformJSONDocument}
	// Load balancing refuses longer names.
	shortName := tfbridge.AutoName("name", 32, "-")

	return map[string]fields{
		"aws_cloudwatch_log_subscription_filter": {"log_group_name": named("logGroup")},
		"aws_cloudwatch_metric_alarm":            {"alarm_name": tfbridge.AutoName("name", 255, "-")},
		"aws_default_security_group":             {"ingress": named("ingress"), "egress": named("egress")},
		"aws_dynamodb_table": {
			"global_secondary_index": named("globalSecondaryIndexes"),
			"local_secondary_index":  named("localSecondaryIndexes"),
		},
		"aws_ecr_lifecycle_policy":  {"policy": policy},
		"aws_ecr_repository_policy": {"policy": policy},
		"aws_ecs_service": {
			"service_connect_configuration": elem(fields{
				"service": elem(fields{"client_alias": list("clientAlias")}),
			}),
		},
		"aws_iam_policy":      {"policy": policy},
		"aws_iam_role":        {"assume_role_policy": policy},
		"aws_iam_role_policy": {"policy": policy},
		"aws_kms_alias": {
			"name": tfbridge.AutoNameTransform("name", 255, func(name string) string { return "alias/" + name }),
		},
		"aws_lambda_function": {
			// A list, though it holds one.
			"architectures": {MaxItemsOne: tfbridge.False()},
			"filename":      archive("source_code_hash"),
			"function_name": tfbridge.AutoName("name", 64, "-"),
		},
		"aws_lambda_layer_version": {"filename": archive("")},
		"aws_lambda_permission":    {"function_name": named("function")},
		"aws_lb":                   {"name": shortName},
		"aws_lb_target_group":      {"name": shortName},
		"aws_route53_record": {
			"alias":                      list("aliases"),
			"failover_routing_policy":    list("failoverRoutingPolicies"),
			"geolocation_routing_policy": list("geolocationRoutingPolicies"),
			"latency_routing_policy":     list("latencyRoutingPolicies"),
			"weighted_routing_policy":    list("weightedRoutingPolicies"),
		},
		// S3 refuses capitals.
		"aws_s3_bucket":        {"bucket": tfbridge.AutoNameTransform("bucket", 63, strings.ToLower)},
		"aws_s3_bucket_policy": {"policy": policy},
		"aws_s3_object":        {"source": {Asset: &tfbridge.AssetTranslation{Kind: tfbridge.FileAsset}}},
		"aws_security_group": {
			"description": {Default: &tfbridge.DefaultInfo{Value: "Managed by Pulumi"}},
			"ingress":     named("ingress"),
			"egress":      named("egress"),
		},
		"aws_sns_topic_policy":       {"policy": policy},
		"aws_sns_topic_subscription": {"topic_arn": named("topic")},
		"aws_sqs_queue_policy":       {"policy": policy},
	}
}
