package dev.onus.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.SourceStatus;
import dev.onus.ingest.Bench;
import dev.onus.registry.client.OwnershipReader;
import dev.onus.registry.client.RegistryReader;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which keys and partitions an alert goes to, and how far the tables were read for it (design decisions 1 and 5). */
class RoutingOnTheWireTest {
    private static final String ID = "aws:access-key:AKIA4ROUTING00000001";
    private static final String USER = "aws:user:arn:aws:iam::123456789012:user/routing";
    private static final String OTHER = "github:secret-scanning:acme/routing#1";

    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = Bench.started();
        bench.identity(ID, USER, OTHER);
        OwnershipReader ownership = bench.bean(OwnershipReader.class);
        await().atMost(Bench.SOON)
                .until(() -> List.of(ID, USER, OTHER).stream()
                        .allMatch(name -> ownership.canonicalId(name).isPresent()));
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @Test
    void shouldSendAnAlertToTheKeyOfTheIdUnderWhicheverNameItCame() {
        send("by its id", ID, "open");
        send("by its user", USER, "open");

        for (String title : List.of("by its id", "by its user")) {
            assertThat(bench.alertsTitled(title))
                    .extracting(ConsumerRecord::key)
                    .as(title)
                    .containsExactly(ID);
            AlertEvent event = bench.alertsTitled(title).getFirst().value();
            assertThat(event.getIdentityId()).isEqualTo(ID);
            assertThat(event.getRoutingKey()).isEqualTo(ID);
        }
    }

    @Test
    void shouldNotTakeTheTypeOfAnIdForTheNameOfASecret() {
        String id = "vault:secret:settlement-batch";

        send("a secret by its name", id, "open");

        assertThat(bench.alertsTitled("a secret by its name"))
                .extracting(ConsumerRecord::key)
                .containsExactly(id);
    }

    @Test
    void shouldSendAResolveToTheKeyOfTheIdAndOfEachAlias() {
        send("resolved by its user", USER, "resolved");

        List<ConsumerRecord<String, AlertEvent>> records = bench.alertsTitled("resolved by its user");
        assertThat(records).extracting(ConsumerRecord::key).containsExactlyInAnyOrder(ID, USER, OTHER);
        assertThat(records)
                .allSatisfy(record -> {
                    assertThat(record.partition()).isEqualTo(partitionOf(record.key()));
                    assertThat(record.value().getRoutingKey()).isEqualTo(record.key());
                    assertThat(record.value().getIdentityId()).isEqualTo(ID);
                    assertThat(record.value().getStatus()).isEqualTo(SourceStatus.resolved);
                })
                .extracting(record -> record.value().getAlertId())
                .containsOnly(records.getFirst().value().getAlertId());
    }

    @Test
    void shouldSendAResolveThatNamesNobodyToEveryPartitionOnce() {
        bench.post("/v1/alerts", "{\"title\":\"resolved by nobody\",\"dedupKey\":\"nobody\",\"status\":\"resolved\"}");

        List<ConsumerRecord<String, AlertEvent>> records = bench.alertsTitled("resolved by nobody");
        assertThat(records).extracting(ConsumerRecord::partition).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(records).extracting(ConsumerRecord::key).containsOnly("unresolved:api:nobody");
    }

    @Test
    void shouldSendAnAlertThatNamesNobodyToOneKey() {
        bench.post("/v1/alerts", "{\"title\":\"opened by nobody\",\"dedupKey\":\"nobody\"}");

        assertThat(bench.alertsTitled("opened by nobody"))
                .extracting(ConsumerRecord::key)
                .containsExactly("unresolved:api:nobody");
    }

    @Test
    void shouldCarryHowFarTheTablesWereRead() {
        RegistryReader registry = bench.bean(RegistryReader.class);
        OwnershipReader ownership = bench.bean(OwnershipReader.class);
        long written = bench.record("Source", "carries", "{\"format\":\"onus\"}");
        await().atMost(Bench.SOON).until(() -> registry.registryOffset() == written);
        send("carries offsets", USER, "resolved");

        assertThat(bench.alertsTitled("carries offsets")).hasSize(3).allSatisfy(record -> {
            assertThat(record.value().getRegistryOffset()).isEqualTo(written);
            assertThat(record.value().getOwnershipOffset()).isEqualTo(ownership.ownershipOffset(record.partition()));
        });
        var canonical = bench.alertsTitled("carries offsets").stream()
                .filter(record -> record.key().equals(ID))
                .findFirst();
        assertThat(canonical.orElseThrow().value().getOwnershipOffset()).isNotNegative();
    }

    private static void send(String title, String identity, String status) {
        String body = "{\"title\":\"%s\",\"identityId\":\"%s\",\"status\":\"%s\"}".formatted(title, identity, status);
        assertThat(bench.post("/v1/alerts", body).statusCode()).isEqualTo(202);
    }

    private static int partitionOf(String key) {
        return dev.onus.contracts.kafka.RoutedPartition.of(key, Bench.PARTITIONS);
    }
}
