package dev.onus.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.format.aws.AwsEnvelopes;
import dev.onus.ingest.decode.format.aws.CloudTrail;
import dev.onus.ingest.decode.format.aws.CloudTrailInsight;
import dev.onus.ingest.decode.format.aws.GuardDuty;
import dev.onus.ingest.decode.format.aws.SecurityHubFinding;
import dev.onus.ingest.decode.format.code.CodeEnvelopes;
import dev.onus.ingest.decode.format.code.Ggshield;
import dev.onus.ingest.decode.format.code.GitGuardianIncident;
import dev.onus.ingest.decode.format.code.GitHubAudit;
import dev.onus.ingest.decode.format.code.GitHubSecretScanning;
import dev.onus.ingest.decode.format.code.GitHubWebhook;
import dev.onus.ingest.decode.format.code.Gitleaks;
import dev.onus.ingest.decode.format.code.SarifResult;
import dev.onus.ingest.decode.format.code.TruffleHog;
import dev.onus.ingest.decode.format.google.AuditLog;
import dev.onus.ingest.decode.format.google.CommandCenterFinding;
import dev.onus.ingest.decode.format.google.GoogleEnvelopes;
import dev.onus.ingest.decode.format.google.SecOpsDetection;
import dev.onus.ingest.decode.format.microsoft.DefenderStreaming;
import dev.onus.ingest.decode.format.microsoft.EntraAudit;
import dev.onus.ingest.decode.format.microsoft.EntraRiskDetection;
import dev.onus.ingest.decode.format.microsoft.GraphAlert;
import dev.onus.ingest.decode.format.microsoft.LegacyGraphAlert;
import dev.onus.ingest.decode.format.microsoft.SecurityAlertRow;
import dev.onus.ingest.decode.format.microsoft.SentinelIncident;
import dev.onus.ingest.decode.format.ocsf.Ocsf;
import dev.onus.ingest.decode.format.own.OnusAlert;
import dev.onus.ingest.decode.format.runtime.Falco;
import dev.onus.ingest.decode.format.runtime.KubernetesAudit;
import dev.onus.ingest.decode.format.runtime.RuntimeEnvelopes;
import dev.onus.ingest.decode.format.runtime.ThinkstCanary;
import dev.onus.ingest.decode.format.runtime.Tracebit;
import dev.onus.ingest.decode.format.runtime.VaultAudit;
import dev.onus.ingest.decode.format.runtime.Wazuh;
import dev.onus.ingest.decode.format.saas.AnthropicActivity;
import dev.onus.ingest.decode.format.saas.CrowdStrikeEvent;
import dev.onus.ingest.decode.format.saas.OktaEvent;
import dev.onus.ingest.decode.format.saas.OktaHook;
import dev.onus.ingest.decode.format.saas.OpenAiAudit;
import dev.onus.ingest.decode.format.saas.SalesforceEvent;
import dev.onus.ingest.decode.format.siem.AlertmanagerAlert;
import dev.onus.ingest.decode.format.siem.CefEvent;
import dev.onus.ingest.decode.format.siem.DatadogSignal;
import dev.onus.ingest.decode.format.siem.ElasticAlert;
import dev.onus.ingest.decode.format.siem.LeefEvent;
import dev.onus.ingest.decode.format.siem.PagerDutyEvent;
import dev.onus.ingest.decode.format.siem.PantherAlert;
import dev.onus.ingest.decode.format.siem.QRadarOffense;
import dev.onus.ingest.decode.format.siem.SiemEnvelopes;
import dev.onus.ingest.decode.format.siem.SplunkAlert;
import dev.onus.ingest.decode.format.siem.WizIssue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every format, in the order in which shapes are tried: the most exact first, our own last. */
public final class Formats {
    public static final String OWN = "onus";
    public static final String PAGERDUTY = "pagerduty-v2";

    /** By family; within one, the most exact first. */
    private static final List<AlertFormat> ALL = List.of(
            new GuardDuty(),
            new SecurityHubFinding(),
            new CloudTrailInsight(),
            new CloudTrail(),
            new CommandCenterFinding(),
            new SecOpsDetection(),
            new AuditLog(),
            new Ocsf(),
            new GitHubSecretScanning(),
            new GitHubWebhook(),
            new GitGuardianIncident(),
            new TruffleHog(),
            new Gitleaks(),
            new Ggshield(),
            new SarifResult(),
            new Wazuh(),
            new Falco(),
            new KubernetesAudit(),
            new VaultAudit(),
            new ThinkstCanary(),
            new Tracebit(),
            new GraphAlert(),
            new LegacyGraphAlert(),
            new SecurityAlertRow(),
            new SentinelIncident(),
            new DefenderStreaming(),
            new EntraRiskDetection(),
            new EntraAudit(),
            new OktaEvent(),
            new OpenAiAudit(),
            new AnthropicActivity(),
            new SalesforceEvent(),
            new CrowdStrikeEvent(),
            new PagerDutyEvent(),
            new SplunkAlert(),
            new ElasticAlert(),
            new QRadarOffense(),
            new CefEvent(),
            new LeefEvent(),
            new DatadogSignal(),
            new PantherAlert(),
            new WizIssue(),
            new AlertmanagerAlert(),
            new GitHubAudit(),
            // The least exact: whatever has a title.
            new OnusAlert());

    /** What only one family uses, before what anybody may use. */
    private static final List<Envelope> ENVELOPES = Stream.of(
                    AwsEnvelopes.ALL,
                    GoogleEnvelopes.ALL,
                    List.<Envelope>of(new OktaHook()),
                    CodeEnvelopes.ALL,
                    // Before the text that any shipper may carry: what lies around it names the cluster.
                    RuntimeEnvelopes.ALL,
                    SiemEnvelopes.ALL,
                    CommonEnvelopes.ALL)
            .flatMap(List::stream)
            .toList();

    private Formats() {}

    public static List<AlertFormat> all() {
        return ALL;
    }

    public static Optional<AlertFormat> named(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(format ->
                        format.name().equals(wanted) || format.otherNames().contains(wanted))
                .findFirst();
    }

    static List<Envelope> envelopes() {
        return ENVELOPES;
    }

    /** Whether a submission may ask for it. */
    public static boolean isKnown(String name) {
        return name.equalsIgnoreCase(Submission.DETECT) || named(name).isPresent();
    }

    public static String names() {
        return ALL.stream().map(AlertFormat::name).collect(Collectors.joining(", ")) + ", " + Submission.DETECT;
    }

    /** The format of a shape; also for what lies inside of another product's alert. */
    public static Optional<AlertFormat> of(JsonNode tree) {
        return PantherLogTypes.formatsOf(tree).orElse(ALL).stream()
                .filter(format -> format.recognises(tree))
                .findFirst();
    }
}
