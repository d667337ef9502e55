package dev.onus.escalation.stream;

import static dev.onus.escalation.stream.Organisation.KEY;
import static dev.onus.escalation.stream.Organisation.NOON;
import static dev.onus.escalation.stream.Organisation.alert;
import static dev.onus.escalation.stream.Organisation.alertOf;
import static dev.onus.escalation.stream.Organisation.ownership;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.SourceStatus;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source says that its finding is over, with or without naming the identity (design: ends, routing key). */
class SourceEndingTest {
    private static final Duration FIRST_WINDOW = Duration.ofMinutes(5);

    @TempDir
    Path directory;

    private StreamOnTestTime stream;

    @BeforeEach
    void start() {
        stream = new StreamOnTestTime(directory, NOON).withOrganisation();
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    @Test
    void shouldEndThePagingWhenTheSourceSaysThatItIsOver() {
        stream.own(ownership("payments", 1));
        stream.alert(alert("a1"));
        stream.alert(alertOf(KEY, "a2").setStatus(SourceStatus.resolved).build());

        assertThat(stream.kinds()).contains("source-resolved", "page-withdrawn");
        assertThat(stream.outcomes()).containsExactly("case-opened", "resolved");
        stream.advance(FIRST_WINDOW.plusMinutes(1));
        assertThat(pagesRequested()).isEqualTo(1);
    }

    @Test
    void shouldFindTheCaseOfASourceThatDoesNotRepeatTheCorrelation() {
        stream.alert(alertOf(KEY, "a1").setCorrelationId("incident-9").build());
        stream.alert(alertOf(KEY, "a2").setStatus(SourceStatus.resolved).build());
        assertThat(stream.outcomes()).containsExactly("case-opened", "resolved");
    }

    @Test
    void shouldLeaveTheReceiptToIngestWhenNoOpenCaseIsMeant() {
        stream.alert(alertOf(KEY, "a1").setStatus(SourceStatus.resolved).build());
        assertThat(stream.receipts).isEmpty();
        assertThat(stream.events).isEmpty();
    }

    @Test
    void shouldFindTheCaseUnderAnyKeyWhenASourceEndsAFindingWithoutNamingTheIdentity() {
        stream.alert(alert("a1"));
        stream.alert(nameless("a2"));
        stream.alert(nameless("a2"));
        assertThat(stream.outcomes()).containsExactly("case-opened", "resolved", "resolved");
        assertThat(stream.kinds()).containsOnlyOnce("source-resolved").doesNotContain("note");
    }

    @Test
    void shouldNotEndTheFindingOfAnotherIdentityThatHasTheSameDedupKey() {
        stream.alert(alert("a1"));
        stream.alert(alertOf("aws:access-key:OTHER", "a2")
                .setStatus(SourceStatus.resolved)
                .build());
        assertThat(stream.outcomes()).containsExactly("case-opened");
    }

    private static AlertEvent nameless(String id) {
        return alertOf("unresolved:guardduty:finding-1", id)
                .setIdentityId(null)
                .setStatus(SourceStatus.resolved)
                .build();
    }

    private long pagesRequested() {
        return stream.kinds().stream().filter("page-requested"::equals).count();
    }
}
