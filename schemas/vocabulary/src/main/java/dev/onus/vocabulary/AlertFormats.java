package dev.onus.vocabulary;

import java.util.List;

/** Every word under which a {@code Source} may name the format of its messages; alert-ingest decodes each of them. */
public final class AlertFormats {
    /** The format is found from each message. */
    public static final String DETECT = "auto";

    /** A test of alert-ingest compares them with what it decodes. */
    public static final List<String> WORDS = List.of(
            DETECT,
            "onus",
            "aws-guardduty",
            "guardduty",
            "aws-security-hub",
            "asff",
            "aws-securityhub",
            "security-hub",
            "aws-cloudtrail",
            "cloudtrail",
            "google-scc",
            "gcp-scc",
            "google-security-command-center",
            "google-secops",
            "chronicle",
            "google-secops-detection",
            "gcp-audit",
            "google-audit-log",
            "gcp-audit-log",
            "ocsf",
            "prowler",
            "aws-security-hub-v2",
            "github-secret-scanning",
            "github",
            "microsoft-graph-alert",
            "microsoft-graph",
            "graph-security",
            "microsoft-sentinel",
            "sentinel",
            "microsoft-defender-for-cloud",
            "defender-for-cloud",
            "microsoft-defender-xdr",
            "defender-xdr",
            "microsoft-entra-risk",
            "entra-risk",
            "entra-id-protection",
            "microsoft-entra-audit",
            "entra-audit",
            "okta-system-log",
            "okta",
            "openai-audit",
            "openai",
            "anthropic-activity",
            "anthropic",
            "salesforce-event-log",
            "salesforce",
            "crowdstrike-event-stream",
            "crowdstrike",
            "pagerduty-v2",
            "pagerduty",
            "pagerduty-events-v2");

    private AlertFormats() {}
}
