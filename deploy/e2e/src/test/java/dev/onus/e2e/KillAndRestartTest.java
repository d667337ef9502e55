package dev.onus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.OnusApi;
import dev.onus.e2e.Receiver.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** G1, G3, G5, G10: every process is killed, the same data is started again, and nobody notices but by the clock. */
class KillAndRestartTest {
    private final Path data = Folders.fresh("killed");
    private final Ports ports = Ports.free();

    @Test
    void shouldLoseNothingWhenEveryProcessIsKilled() {
        try (Receiver receiver = new Receiver()) {
            Company company = new Company(receiver, "PT5S", "PT10M");
            Company quiet = new Company(receiver, "PT10M", "PT10M");
            String escalating;
            String answered;
            try (OnusProcess onus = OnusProcess.up(data, ports)) {
                company.applyTo(onus.api());
                quiet.applyTo(onus.api());
                answered = alertAndAcknowledge(onus.api(), quiet, receiver);
                company.alert(onus.api(), "Nobody answers this one");
                escalating = receiver.await(
                                "the owner's page", page -> page.person().equals(company.owner()))
                        .caseId();
                awaitDelivered(onus.api(), escalating);
                onus.killEverything();
            }
            assertThat(receiver.requests(escalating)).as("before the kill").hasSize(1);

            try (OnusProcess again = OnusProcess.up(data, ports)) {
                Instant ready = Instant.now();
                Message next = receiver.await(
                        "the backup's page",
                        page -> page.caseId().equals(escalating)
                                && page.person().equals(company.backup()));
                // How long it took is measured in deploy/bench; a busy machine must not fail a test.
                System.out.println("next step after ready: " + Duration.between(ready, Instant.now()));
                assertThat(next.isRequest()).isTrue();
                assertThat(stateOf(again.api(), escalating)).isEqualTo("open");
                assertThat(stateOf(again.api(), answered)).isEqualTo("acknowledged");
                assertThat(again.api().get("/v1/cases").path("items")).hasSize(2);
                assertThat(receiver.requests(escalating)).hasSize(2);
                assertThat(receiver.requests(answered)).hasSize(1);
                assertThat(receiver.repeatedIds()).as("ids that came twice").isEmpty();

                List<ProcessHandle> orphans = again.stop();
                assertThat(orphans).as("processes that are left").isEmpty();
                assertThat(ports.areFree()).as("all ports are free").isTrue();
            }
        }
    }

    @Test
    void shouldEndWhatAKilledOnusLeftOver() {
        Path folder = Folders.fresh("left-over");
        Ports own = Ports.free();
        List<ProcessHandle> leftOver;
        try (OnusProcess onus = OnusProcess.up(folder, own)) {
            leftOver = onus.killParent();
            assertThat(leftOver).as("the schema registry's process").isNotEmpty();
        }
        try (OnusProcess again = OnusProcess.up(folder, own)) {
            assertThat(leftOver).noneMatch(ProcessHandle::isAlive);
            assertThat(again.isRunning()).isTrue();
            assertThat(again.stop()).isEmpty();
        }
        assertThat(own.areFree()).isTrue();
    }

    private static String alertAndAcknowledge(OnusApi api, Company company, Receiver receiver) {
        company.alert(api, "Somebody answers this one");
        String caseId = receiver.await(
                        "the other owner's page", page -> page.person().equals(company.owner()))
                .caseId();
        awaitDelivered(api, caseId);
        ObjectNode body = OnusApi.JSON.createObjectNode();
        body.put("version", api.get("/v1/cases/" + caseId).path("version").asLong());
        JsonNode after =
                api.postJson("/v1/cases/" + caseId + "/acknowledge", body).body();
        assertThat(after.path("state").asText()).isEqualTo("acknowledged");
        return caseId;
    }

    /** Outside the one stated window, in which a page may be sent again: it is known that it was delivered. */
    private static void awaitDelivered(OnusApi api, String caseId) {
        Awaitility.await("the delivery of " + caseId)
                .until(() -> api.get("/v1/cases/" + caseId + "/timeline")
                        .path("items")
                        .valueStream()
                        .anyMatch(item -> item.path("kind").asText().equals("page-delivered")));
    }

    private static String stateOf(OnusApi api, String caseId) {
        return api.get("/v1/cases/" + caseId).path("state").asText();
    }
}
