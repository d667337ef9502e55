package dev.onus.contracts.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onus.contracts.Partitioning;
import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import dev.onus.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicProvisionerTest {
    private final EmbeddedKafka broker;
    private final KafkaConnection connection;
    private final Admin admin;

    TopicProvisionerTest(@TempDir Path dir) {
        broker = EmbeddedKafka.start(dir, 0);
        connection = KafkaConnection.of(broker.bootstrapServers());
        admin = Admin.create(connection.adminProperties());
    }

    @BeforeEach
    void beginWithoutTopics() throws Exception {
        assertThat(admin.listTopics().names().get()).isEmpty();
    }

    @AfterEach
    void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void shouldCreateEveryTopicAsDeclared() throws Exception {
        TopicProvisioner.provision(connection, new TopicSettings(4, 1));

        for (Topic<?> topic : Topics.all()) {
            int wanted = topic.partitioning() == Partitioning.SINGLE ? 1 : 4;
            assertThat(partitions(topic)).as(topic.name()).isEqualTo(wanted);
        }
        assertThat(config(Topics.OWNERSHIP, "cleanup.policy")).isEqualTo("compact");
        assertThat(config(Topics.ALERTS, "message.timestamp.type")).isEqualTo("LogAppendTime");
        assertThat(config(Topics.REGISTRY_LOG, "retention.ms")).isEqualTo("-1");
        assertThat(config(Topics.ESCALATIONS, "message.timestamp.type")).isEqualTo("CreateTime");
    }

    @Test
    void shouldChangeNothingTheSecondTime() {
        TopicProvisioner.provision(connection, new TopicSettings(4, 1));

        TopicProvisioner.provision(connection, new TopicSettings(12, 1));

        assertThat(partitions(Topics.CASES)).isEqualTo(4);
    }

    @Test
    void shouldFollowThePartitionsOfTheTopicsThatExist() throws Exception {
        create(TopicPlan.of(Topics.ALERTS, new TopicSettings(3, 1)));

        TopicProvisioner.provision(connection, TopicSettings.DEFAULT);

        assertThat(partitions(Topics.ESCALATIONS)).isEqualTo(3);
    }

    @Test
    void shouldNameTopicsThatWouldSplitACase() throws Exception {
        create(TopicPlan.of(Topics.ALERTS, new TopicSettings(3, 1)));
        create(TopicPlan.of(Topics.RESPONSES, new TopicSettings(5, 1)));

        assertThatThrownBy(() -> TopicProvisioner.provision(connection, TopicSettings.DEFAULT))
                .hasMessage("Expected the same number of partitions in every topic that is keyed by routing key,"
                        + " but they have {onus.alerts=3, onus.responses=5}.");
    }

    @Test
    void shouldRefuseATopicThatWouldForgetOrMistime() throws Exception {
        create(new NewTopic(Topics.OWNERSHIP.name(), 8, (short) 1));

        assertThatThrownBy(() -> TopicProvisioner.provision(connection, TopicSettings.DEFAULT))
                .hasMessageContaining(
                        "Expected topic onus.ownership to have cleanup.policy=compact, but it has delete.")
                .hasMessageContaining("message.timestamp.type=LogAppendTime, but it has CreateTime.");
    }

    @Test
    void shouldLeaveTheTopicsOfOthersAsTheyAre() throws Exception {
        create(new NewTopic(Topics.RAW_ALERTS.name(), 3, (short) 1).configs(Map.of("cleanup.policy", "compact")));

        TopicProvisioner.provision(connection, TopicSettings.DEFAULT);

        assertThat(partitions(Topics.RAW_ALERTS)).isEqualTo(3);
    }

    private void create(NewTopic topic) throws Exception {
        admin.createTopics(List.of(topic)).all().get();
        // The controller has it; the broker shows it a moment later.
        Awaitility.await()
                .ignoreExceptions()
                .until(() -> admin.describeTopics(List.of(topic.name()))
                                .allTopicNames()
                                .get()
                                .size()
                        == 1);
    }

    private int partitions(Topic<?> topic) {
        return AdminCalls.await(admin.describeTopics(List.of(topic.name())).allTopicNames()).values().stream()
                .mapToInt(description -> description.partitions().size())
                .sum();
    }

    private String config(Topic<?> topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        Config config = admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .values()
                .iterator()
                .next();
        return config.get(name).value();
    }
}
