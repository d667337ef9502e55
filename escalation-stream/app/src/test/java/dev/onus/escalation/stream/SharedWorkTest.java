package dev.onus.escalation.stream;

import static dev.onus.escalation.stream.Organisation.alertOf;
import static dev.onus.escalation.stream.Organisation.ownershipOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Topics;
import dev.onus.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two and four processes of the real application share what there is, and those that are left take over the rest (G10). */
class SharedWorkTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String APPLICATION = "shared-work";
    private static final int CASES = 40;

    private final List<ChildStream> streams = new ArrayList<>();
    private EmbeddedKafka kafka;
    private RealBroker broker;
    private Admin admin;

    @TempDir
    Path directory;

    /** A broker of its own: with the history of other tests to restore, a new process gets its share a minute later. */
    @BeforeEach
    void begin() {
        kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
        broker = new RealBroker(kafka.bootstrapServers());
        admin = Admin.create(broker.connection.adminProperties());
    }

    @AfterEach
    void end() {
        streams.forEach(ChildStream::close);
        admin.close();
        broker.close();
        kafka.close();
    }

    @Test
    void shouldShareThePartitionsEvenlyAndTakeOverWhatAKilledOneHad() {
        Organisation.records().forEach(broker::register);
        broker.register(Organisation.policy("production", System.nanoTime(), "PT1H", "PT1H"));
        start();
        start();
        awaitShares(2);
        alerts("two");
        start();
        start();
        awaitShares(4);
        alerts("four");
        streams.get(0).kill();
        streams.get(3).kill();
        awaitShares(2);
        alerts("left");

        for (String when : List.of("two", "four", "left")) {
            await().atMost(PATIENCE).until(() -> broker.pages(prefix(when), "ana") == CASES);
            assertThat(broker.events(prefix(when), "opened"))
                    .extracting(EscalationEvent::getCaseId)
                    .as("each once, while %s", when)
                    .doesNotHaveDuplicates()
                    .hasSize(CASES);
        }
    }

    private void start() {
        Path data = directory.resolve("stream-" + streams.size());
        streams.add(ChildStream.start(APPLICATION, data, kafka.bootstrapServers()));
    }

    private void awaitShares(int processes) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(held())
                        .as("partitions that each process holds")
                        .isEqualTo(evenly(processes)));
    }

    /** The owners first: without the positions that intake writes down, an alert does not wait for its own. */
    private void alerts(String when) {
        for (int number = 0; number < CASES; number++) {
            String key = prefix(when) + number;
            broker.send(Topics.OWNERSHIP, key, ownershipOf(key, "payments", number + 1));
        }
        broker.flush();
        for (int number = 0; number < CASES; number++) {
            String key = prefix(when) + number;
            broker.send(Topics.ALERTS, key, alertOf(key, key).build());
        }
        broker.flush();
    }

    private static String prefix(String when) {
        return "test:shared-" + when + ":";
    }

    /** How many partitions of the alerts each process has, the fewest first. */
    private List<Integer> held() throws InterruptedException {
        try {
            return admin.describeConsumerGroups(List.of(APPLICATION)).all().get().get(APPLICATION).members().stream()
                    .collect(Collectors.groupingBy(
                            SharedWorkTest::process, Collectors.summingInt(SharedWorkTest::alerts)))
                    .values()
                    .stream()
                    .sorted()
                    .toList();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return List.of();
            }
            throw new IllegalStateException(e);
        }
    }

    /** A thread is a member; its name is that of its process and a number. */
    private static String process(MemberDescription member) {
        String name = member.groupInstanceId().orElseThrow();
        return name.substring(0, name.lastIndexOf('-'));
    }

    private static int alerts(MemberDescription member) {
        return (int) member.assignment().topicPartitions().stream()
                .map(TopicPartition::topic)
                .filter(Topics.ALERTS.name()::equals)
                .count();
    }

    private static List<Integer> evenly(int processes) {
        return IntStream.range(0, processes)
                .mapToObj(each -> RealBroker.PARTITIONS / processes)
                .toList();
    }
}
