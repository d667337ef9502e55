package dev.onus.standalone.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.OnusApi;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.registry.SchemaRegistrySettings;
import dev.onus.executor.EffectExecutor;
import dev.onus.executor.ExecutorSettings;
import dev.onus.standalone.Standalone;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The people of the example company, each with a token, and its platform, which the reference executor runs for. */
final class Company implements AutoCloseable {
    private static final String EXECUTOR = "platform-executor";

    private final Standalone onus;
    private final OnusApi admin;
    private final Story story;
    private final Platform platform;
    private final EffectExecutor executor;
    private final Audit audit;
    private final Map<String, Colleague> people = new ConcurrentHashMap<>();
    /** Data that is kept over demos has tokens of earlier ones. */
    private final String suffix = UUID.randomUUID().toString().substring(0, 8);

    Company(Standalone onus, OnusApi admin, Story story, Path data) {
        this.onus = onus;
        this.admin = admin;
        this.story = story;
        this.platform = new Platform(story);
        this.audit = new Audit(onus);
        this.executor = EffectExecutor.start(
                new ExecutorSettings(
                        KafkaConnection.of(onus.kafka()),
                        SchemaRegistrySettings.of(onus.schemaRegistry()),
                        EXECUTOR,
                        onus.url(),
                        token(EXECUTOR, "service", List.of("effects")),
                        data.resolve(EXECUTOR)),
                platform);
    }

    Colleague person(String name) {
        return people.computeIfAbsent(name, wanted -> {
            String token = token(wanted, "person", List.of("respond", "write"));
            return new Colleague(wanted, new OnusApi(onus.url(), Optional.of(token)), story);
        });
    }

    Platform platform() {
        return platform;
    }

    Audit audit() {
        return audit;
    }

    private String token(String holder, String as, List<String> scopes) {
        ObjectNode body = OnusApi.JSON
                .createObjectNode()
                .put("name", "demo-" + holder + "-" + suffix)
                .put(as, holder);
        scopes.forEach(body.putArray("scopes")::add);
        return admin.postJson("/v1/tokens", body).body().path("token").asText();
    }

    @Override
    public void close() {
        executor.close();
        audit.close();
        people.values().forEach(Colleague::close);
    }
}
