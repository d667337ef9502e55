package dev.onus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.OnusApi;
import dev.onus.e2e.Receiver.Message;
import dev.onus.e2e.ServiceProcess.Service;
import dev.onus.embedded.EmbeddedCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** G10: two processes of every service on one broker; one of each is killed, and everything goes on. */
class TwoOfEveryServiceTest {
    private static final InstallationSettings SETTINGS = new InstallationSettings("two-of-every-service");
    private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(45);

    private final Path folder = Folders.fresh("two");
    private final List<ServiceProcess> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(ServiceProcess::close);
    }

    @Test
    void shouldGoOnWhenOneOfEachIsKilled() {
        startTwoOfEach();
        try (Receiver receiver = new Receiver();
                OnusApi first = api(Service.REGISTRY, 1);
                OnusApi second = api(Service.REGISTRY, 2);
                OnusApi intake = api(Service.INGEST, 2)) {
            Company company = new Company(receiver, "PT8S", "PT10M");
            company.applyTo(first);
            Company later = new Company(receiver, "PT10M", "PT10M");
            awaitPageOf(intake, company, receiver);
            String open = receiver.await(
                            "the owner's page", page -> page.person().equals(company.owner()))
                    .caseId();
            awaitDelivered(second, open);

            for (Service service : Service.values()) {
                running(service, 1).kill();
            }

            Message next = receiver.await(
                    "the backup's page after the kill",
                    page -> page.caseId().equals(open) && page.person().equals(company.backup()),
                    TAKEN_OVER_WITHIN);
            acknowledge(second, next.caseId());
            later.applyTo(second);
            awaitPageOf(intake, later, receiver);
            assertThat(receiver.requests(open))
                    .extracting(Message::person)
                    .containsExactly(company.owner(), company.backup());
            assertThat(receiver.repeatedIds()).isEmpty();
        }
    }

    private void startTwoOfEach() {
        EmbeddedCluster cluster = EmbeddedCluster.shared();
        Map<String, String> settings = SETTINGS.of(cluster.bootstrapServers(), cluster.registryUrl());
        for (int number = 1; number <= 2; number++) {
            for (Service service : Service.values()) {
                processes.add(ServiceProcess.start(service, number, folder, settings));
            }
        }
        processes.forEach(ServiceProcess::awaitReady);
    }

    /** Sends until somebody is paged: with services apart, an apply does not wait for the readers (design decision 5). */
    private static void awaitPageOf(OnusApi intake, Company company, Receiver receiver) {
        company.alert(intake, "An alert while processes come and go");
        receiver.await(
                "the page of " + company.owner(), page -> page.person().equals(company.owner()), TAKEN_OVER_WITHIN);
    }

    private static void awaitDelivered(OnusApi api, String caseId) {
        Awaitility.await("the delivery of " + caseId)
                .atMost(TAKEN_OVER_WITHIN)
                .ignoreExceptions()
                .until(() -> api.get("/v1/cases/" + caseId + "/timeline")
                        .path("items")
                        .valueStream()
                        .anyMatch(item -> item.path("kind").asText().equals("page-delivered")));
    }

    private static void acknowledge(OnusApi api, String caseId) {
        ObjectNode body = OnusApi.JSON.createObjectNode();
        body.put("version", api.get("/v1/cases/" + caseId).path("version").asLong());
        assertThat(api.postJson("/v1/cases/" + caseId + "/acknowledge", body).status())
                .isIn(200, 202);
        Awaitility.await("the acknowledgement")
                .atMost(TAKEN_OVER_WITHIN)
                .until(() ->
                        api.get("/v1/cases/" + caseId).path("state").asText().equals("acknowledged"));
    }

    private OnusApi api(Service service, int number) {
        return new OnusApi(running(service, number).url(), Optional.of(SETTINGS.adminToken()));
    }

    private ServiceProcess running(Service service, int number) {
        return processes.stream()
                .filter(process -> process.service() == service && process.number() == number)
                .findFirst()
                .orElseThrow();
    }
}
