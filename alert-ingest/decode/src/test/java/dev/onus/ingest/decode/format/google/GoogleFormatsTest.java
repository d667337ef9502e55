package dev.onus.ingest.decode.format.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.ingest.decode.Alert;
import dev.onus.ingest.decode.Candidate;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Examples;
import dev.onus.ingest.decode.Item;
import dev.onus.ingest.decode.Outcome;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoogleFormatsTest {
    private static final String KEY = "gcp:service-account-key:5f1e2d3c4b5a69788796a5b4c3d2e1f001122334";
    private static final String ACCOUNT = "gcp:service-account:settlement-export@meridian-prod.iam.gserviceaccount.com";

    @Test
    void shouldNameTheLeakedKeyBeforeItsAccount() {
        Alert alert = Examples.only(items("google-scc/leaked-key.pubsub.json"));

        assertThat(ids(alert)).containsExactly(KEY, ACCOUNT);
        assertThat(alert.alertClass()).isEqualTo(AlertClass.LEAKED_CREDENTIAL);
        assertThat(alert.dedupKey()).startsWith("scc/projects/31337/");
    }

    @Test
    void shouldKnowTheSeverityOfAnOldFindingFromItsDetector() {
        Alert alert = Examples.only(items("google-scc/old-finding-muted.json"));

        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(alert.status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(alert.occurredAt()).contains(Instant.parse("2026-10-02T11:00:00Z"));
        assertThat(alert.candidates())
                .filteredOn(it -> it.role() == CandidateRole.HUMAN)
                .extracting(Candidate::id)
                .containsExactly("gcp:user:ana@example.org");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"severity\":\"CRITICAL\"|CRITICAL",
                "\"severity\":\"LOW\",\"sourceProperties\":{\"SeverityLevel\":\"High\"}|LOW",
                "\"sourceProperties\":{\"detectionPriority\":\"HIGH\"}|HIGH",
                "\"severity\":\"SEVERITY_UNSPECIFIED\"|UNKNOWN"
            })
    void shouldTakeTheFirstSeverityThatSaysSomething(String fields, Severity expected) {
        assertThat(scc("\"category\":\"SOMETHING\"," + fields).severity()).isEqualTo(expected);
    }

    @Test
    void shouldStayAnAlertOfTheSameKeyWhateverIsMissing() {
        Alert bare = scc("\"category\":\"C2: Bad IP\"");
        Alert inactive = scc("\"category\":\"C2: Bad IP\",\"state\":\"INACTIVE\"");

        assertThat(bare.candidates()).isEmpty();
        assertThat(bare.status()).isEqualTo(AlertStatus.OPEN);
        assertThat(bare.severity()).isEqualTo(Severity.HIGH);
        assertThat(bare.severityReason()).isPresent();
        assertThat(inactive.status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(inactive.dedupKey()).isEqualTo(bare.dedupKey());
    }

    @Test
    void shouldReadAFindingWithoutAnythingAroundIt() {
        Alert alert = Examples.only(Examples.decode(
                "{\"name\":\"folders/9/sources/1/findings/f\",\"category\":\"X\",\"access\":{\"principalEmail\":"
                        + "\"system:serviceaccount:payments:api\"},\"resourceName\":"
                        + "\"//container.googleapis.com/projects/p/locations/l/clusters/prod\"}"));

        assertThat(ids(alert)).containsExactly("k8s:service-account:prod/payments/api");
    }

    @Test
    void shouldBeAboutTheKeyThatWasCreatedAndNotAboutItsCreator() {
        Alert created = Examples.only(items("gcp-audit/entries.json").subList(0, 1));

        assertThat(ids(created))
                .startsWith(KEY, ACCOUNT)
                .contains("gcp:service-account:terraform@meridian-ci.iam.gserviceaccount.com");
        assertThat(created.severity()).isEqualTo(Severity.LOW);
        assertThat(created.severityOriginal()).contains("NOTICE");
        assertThat(created.credentialState()).isEqualTo(CredentialState.ACTIVE);
    }

    @Test
    void shouldEndTheAlertOfAKeyThatIsDeleted() {
        List<Item> items = items("gcp-audit/entries.json");
        Alert created = Examples.only(items.subList(0, 1));
        Alert deleted = Examples.only(items.subList(1, 2));

        assertThat(deleted.status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(deleted.credentialState()).isEqualTo(CredentialState.INACTIVE);
        assertThat(deleted.dedupKey()).isEqualTo(created.dedupKey());
    }

    @Test
    void shouldBelieveGoogleThatAKeyItSwitchedOffWasInTheOpen() {
        Alert alert = Examples.only(items("gcp-audit/entries.json").subList(2, 3));

        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.alertClass()).isEqualTo(AlertClass.LEAKED_CREDENTIAL);
        assertThat(alert.status()).isEqualTo(AlertStatus.OPEN);
        assertThat(alert.credentialState()).isEqualTo(CredentialState.INACTIVE);
        assertThat(ids(alert)).containsExactly(KEY, ACCOUNT);
    }

    @Test
    void shouldBeAboutWhoeverWasMadeAnOwnerAndNotAboutThePersonWhoDidIt() {
        Alert alert = Examples.only(items("gcp-audit/entries.json").subList(3, 4));

        assertThat(alert.alertClass()).isEqualTo(AlertClass.OVER_PRIVILEGED);
        assertThat(alert.candidates().getFirst().id())
                .isEqualTo("gcp:service-account:deployer@meridian-prod.iam.gserviceaccount.com");
        assertThat(alert.candidates().getLast().role()).isEqualTo(CandidateRole.HUMAN);
    }

    @Test
    void shouldIgnoreAnOrdinaryEntry() {
        assertThat(items("gcp-audit/entries.json").get(4).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Ignored.class, it -> assertThat(it.rule()).isEqualTo("gcp-audit/ordinary"));
    }

    @Test
    void shouldStripTheRevisionOfARuleAndIgnoreWhatIsNotSetToAlert() {
        List<Item> items = items("google-secops/detections.json");
        Alert alert = Examples.only(items.subList(0, 1));

        assertThat(alert.rule()).contains("ru_7c6b5a49-3827-4161-9504-f3e2d1c0b1a0");
        assertThat(alert.attributes())
                .containsEntry("ruleVersion", "ru_7c6b5a49-3827-4161-9504-f3e2d1c0b1a0@v_1731900000_000000000");
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(ids(alert)).first().isEqualTo(ACCOUNT);
        assertThat(items.get(1).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Ignored.class, it -> assertThat(it.rule()).isEqualTo("google-secops/not-alerting"));
    }

    @Test
    void shouldReadOnlyTheFirstOfThousandsOfEvents() {
        String event = "{\"event\":{\"principal\":{\"user\":{\"userid\":\"AKIA4REPORTREADER001\"}}}}";
        String many = String.join(",", java.util.Collections.nCopies(5_000, event));
        Alert alert = Examples.only(Examples.decode("{\"id\":\"de_1\",\"detection\":[{\"ruleId\":\"ru_1\"}],"
                + "\"collectionElements\":[{\"references\":[" + many + "]}]}"));

        assertThat(ids(alert)).containsExactly("aws:access-key:AKIA4REPORTREADER001");
        assertThat(alert.warnings()).containsExactly("Only the first 50 events are read.");
    }

    private static Alert scc(String fields) {
        return Examples.only(
                Examples.decode("{\"finding\":{\"name\":\"organizations/1/sources/2/findings/3\"," + fields + "}}"));
    }

    private static List<Item> items(String file) {
        return Examples.decode(Examples.read(Examples.PAYLOADS.resolve(file)));
    }

    private static List<String> ids(Alert alert) {
        return alert.candidates().stream().map(Candidate::id).toList();
    }
}
