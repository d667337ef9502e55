package dev.onus.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuntimeFormatsTest {
    @Test
    void shouldKnowAFindingOfGuardDutyInsideOfWazuh() {
        Item item = items("wazuh/guardduty-inside.json").getFirst();
        Alert inside = Examples.only(List.of(item));
        Alert straight = Examples.only(
                Examples.decode(item.tree().path("data").path("aws").toString()));

        assertThat(inside.correlationId()).isPresent().isEqualTo(straight.correlationId());
        assertThat(inside.candidates()).isEqualTo(straight.candidates());
        assertThat(inside.candidates().getFirst().id()).isEqualTo("aws:access-key:AKIA4PAYMENTSDEPLOY1");
        assertThat(inside.alertClass()).isEqualTo(straight.alertClass());
        assertThat(inside.dedupKey()).isEqualTo("wazuh/wazuh-eu-1/1795230432.90144");
        assertThat(inside.severity()).isEqualTo(Severity.HIGH);
        assertThat(inside.severityOriginal()).contains("12");
        assertThat(inside.attributes()).containsEntry("innerSeverity", "8.200000");
    }

    @Test
    void shouldLeaveALogInAtAHostUnresolvedAndShowWho() {
        Alert alert = Examples.only(items("wazuh/ssh-log-in.json"));

        assertThat(alert.candidates())
                .containsExactly(new Candidate("host:user:batch-3/deployer", CandidateRole.HUMAN, 40));
        assertThat(alert.severity()).isEqualTo(Severity.LOW);
        assertThat(alert.occurredAt()).contains(Instant.parse("2026-11-21T03:09:40.001Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "Debug, informational",
        "Informational, informational",
        "notice, low",
        "WARNING, medium",
        "Error, high",
        "Critical, critical",
        "Alert, critical",
        "Emergency, critical"
    })
    void shouldReadThePrioritiesOfFalcoInAnyCase(String priority, String severity) {
        Alert alert = Examples.only(Examples.decode(
                "{\"rule\":\"r\",\"priority\":\"" + priority + "\",\"output_fields\":{},\"time\":\"bad\"}"));

        assertThat(alert.severity().word()).isEqualTo(severity);
        assertThat(alert.occurredAt()).isEmpty();
    }

    @Test
    void shouldFindWhoActedInTheFieldsOfTheFalcoPluginThatSawIt() {
        Alert cloud = Examples.only(items("falco/cloudtrail-plugin.falcosidekick.json"));
        Alert pod = Examples.only(items("falco/shell-in-pod.json"));
        Alert impersonated = Examples.only(items("falco/impersonated-audit-event.json"));

        assertThat(ids(cloud)).startsWith("aws:role:arn:aws:iam::111122223333:role/settlement-batch");
        assertThat(ids(cloud)).noneMatch(id -> id.contains("ASIA"));
        assertThat(ids(pod))
                .containsExactly(
                        "k8s:workload:payments/settlement-api", "k8s:pod:payments/settlement-api-6d9f7c5b84-x2k9p");
        assertThat(ids(impersonated))
                .containsExactly("k8s:service-account:payments/settlement", "k8s:service-account:ops/break-glass");
        assertThat(impersonated.resource()).contains("configmaps/payments/rates");
    }

    @Test
    void shouldTakeTheSameFalcoEventWithinAMinuteForOne() {
        String event = "{\"rule\":\"r\",\"priority\":\"error\",\"output_fields\":{\"k8s.pod.name\":\"p\"},"
                + "\"time\":\"2026-11-21T03:04:%sZ\"}";
        String first = Examples.only(Examples.decode(event.formatted("10"))).dedupKey();

        assertThat(Examples.only(Examples.decode(event.formatted("59"))).dedupKey())
                .isEqualTo(first);
        assertThat(Examples.only(Examples.decode(event.formatted("10").replace(":04:", ":05:")))
                        .dedupKey())
                .isNotEqualTo(first);
    }

    @Test
    void shouldTakeKubernetesEventsOutOfAListAndKeepWhatARulePicks() {
        List<Item> items = items("kubernetes-audit/event-list.json");

        assertThat(items).hasSize(6);
        assertThat(ignoredBy(items.get(0))).isEqualTo("kubernetes-audit/received");
        Alert token = Examples.only(items.subList(1, 2));
        assertThat(token.rule()).contains("create:serviceaccounts/token");
        assertThat(ids(token))
                .startsWith("k8s:service-account:payments/settlement", "k8s:service-account:ops/token-shop");
        assertThat(token.candidates().getFirst().role()).isEqualTo(CandidateRole.CREDENTIAL);
        Alert exec = Examples.only(items.subList(2, 3));
        assertThat(ids(exec)).startsWith("k8s:service-account:payments/settlement");
        assertThat(exec.candidates().getLast().role()).isEqualTo(CandidateRole.HUMAN);
        assertThat(ignoredBy(items.get(3))).isEqualTo("kubernetes-audit/create:serviceaccounts/token");
        assertThat(ignoredBy(items.get(4))).isEqualTo("kubernetes-audit/ordinary");
        Alert admin = Examples.only(items.subList(5, 6));
        assertThat(ids(admin)).startsWith("k8s:service-account:ops/mirror");
        assertThat(admin.alertClass()).isEqualTo(AlertClass.OVER_PRIVILEGED);
        assertThat(admin.severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void shouldTakeTheImpersonatedAccountForTheOneThatActs() {
        String event = """
                {"apiVersion":"audit.k8s.io/v1","auditID":"a","stage":"ResponseComplete","verb":"create",
                 "user":{"username":"system:serviceaccount:ops:break-glass"},
                 "impersonatedUser":{"username":"system:serviceaccount:payments:settlement"},
                 "objectRef":{"resource":"pods","subresource":"exec","namespace":"payments","name":"ledger-0"}}""";
        Alert alert = Examples.only(Examples.decode(event));

        assertThat(ids(alert))
                .containsExactly("k8s:service-account:payments/settlement", "k8s:service-account:ops/break-glass");
    }

    @Test
    void shouldReadTheClusterFromTheRecordOfAzureElseFromTheSource() {
        assertThat(ids(Examples.only(items("kubernetes-audit/aks-records.json"))))
                .startsWith(
                        "k8s:service-account:prod-eu/payments/settlement",
                        "k8s:service-account:prod-eu/ops/token-shop");

        SourceOptions options = new SourceOptions(
                Submission.DETECT,
                Optional.empty(),
                List.of(),
                Map.of(),
                Optional.empty(),
                false,
                Map.of("cluster", "eu-2"));
        byte[] body = Examples.read(Examples.PAYLOADS.resolve("kubernetes-audit/event-list.json"));
        List<Item> items =
                new Decoder(Examples.DIGEST).decode(new Submission(body, "audit", options, Map.of(), "d", 0));
        Alert token = Examples.only(items.subList(1, 2));
        assertThat(ids(token)).startsWith("k8s:service-account:eu-2/payments/settlement");
        assertThat(token.dedupKey()).startsWith("kubernetes/eu-2/");
    }

    @Test
    void shouldKeepTheResponseOfVaultOfTheTwoLinesThatShareAnId() {
        List<Item> items = items("vault-audit/log.jsonl");

        assertThat(ignoredBy(items.get(0))).isEqualTo("vault-audit/request");
        Alert made = Examples.only(items.subList(1, 2));
        assertThat(made.rule()).contains("update:approle");
        assertThat(ids(made))
                .startsWith("vault:entity:8c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f", "vault:app-role:settlement");
        assertThat(made.severity()).isEqualTo(Severity.LOW);
        assertThat(ignoredBy(items.get(2))).isEqualTo("vault-audit/ordinary");
        Alert audit = Examples.only(items.subList(3, 4));
        assertThat(audit.severity()).isEqualTo(Severity.HIGH);
        assertThat(audit.candidates()).allMatch(candidate -> candidate.role() == CandidateRole.HUMAN);
    }

    @Test
    void shouldCallADecoyThatWasUsedHighAndATryOfTheConsoleASample() {
        Alert used = Examples.only(items("thinkst-canary/aws-key-token.json"));
        Alert dummy = Examples.only(items("thinkst-canary/dummy.json"));

        assertThat(used.severity()).isEqualTo(Severity.HIGH);
        assertThat(used.severityReason())
                .hasValueSatisfying(why -> assertThat(why).contains("decoy"));
        assertThat(used.occurredAt()).contains(Instant.parse("2026-11-21T03:15:00Z"));
        assertThat(ids(used).getFirst()).matches("thinkst:canarytoken:[0-9a-f]{32}");
        assertThat(ids(used)).contains("thinkst:reminder:key in the wiki page of the mailer");
        assertThat(used.sample()).isFalse();
        assertThat(dummy.sample()).isTrue();
    }

    @Test
    void shouldTakeADecoyKeyThatWasUsedForWhatTheAlertIsAbout() {
        List<Item> items = items("tracebit/credential-canaries.jsonl");
        Alert lasting = Examples.only(List.of(items.get(0)));
        Alert temporary = Examples.only(List.of(items.get(1)));

        assertThat(lasting.candidates().getFirst().id()).isEqualTo("aws:access-key:AKIA4LEDGERDECOY0001");
        assertThat(lasting.resource()).contains("ledger-export@build-7");
        assertThat(temporary.candidates()).isEmpty();
        assertThat(temporary.severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void shouldGiveTheSessionThatTouchedADecoyToItsRole() {
        Alert alert = Examples.only(items("tracebit/role-canary.json"));

        assertThat(ids(alert))
                .containsExactly(
                        "aws:role:arn:aws:iam::111122223333:role/settlement-batch",
                        "aws:role:arn:aws:iam::111122223333:role/quarterly-export");
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void shouldLetASourcesOwnRuleComeBeforeThoseOfTheLog() {
        EventRule all = new EventRule(
                "mine",
                Glob.of("list:pods"),
                Optional.empty(),
                true,
                Optional.of(Severity.LOW),
                Optional.empty(),
                "Mine.");
        SourceOptions options = new SourceOptions(
                Submission.DETECT, Optional.empty(), List.of(all), Map.of(), Optional.empty(), false, Map.of());
        String event = "{\"apiVersion\":\"audit.k8s.io/v1\",\"auditID\":\"a\",\"verb\":\"list\","
                + "\"user\":{\"username\":\"system:serviceaccount:m:s\"},\"objectRef\":{\"resource\":\"pods\"}}";
        List<Item> items = new Decoder(Examples.DIGEST)
                .decode(new Submission(event.getBytes(StandardCharsets.UTF_8), "audit", options, Map.of(), "d", 0));

        assertThat(Examples.only(items).severity()).isEqualTo(Severity.LOW);
        assertThat(Examples.decode(event).getFirst().outcome()).isInstanceOf(Outcome.Ignored.class);
    }

    private static List<Item> items(String file) {
        return Examples.decode(Examples.read(Examples.PAYLOADS.resolve(file)));
    }

    private static String ignoredBy(Item item) {
        return item.outcome() instanceof Outcome.Ignored ignored
                ? ignored.rule()
                : item.outcome().toString();
    }

    private static List<String> ids(Alert alert) {
        return alert.candidates().stream().map(Candidate::id).toList();
    }
}
